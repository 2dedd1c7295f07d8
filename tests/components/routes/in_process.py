"""The routes by themselves, in this process."""

from starlette.applications import Starlette

from components.routes.serving import routes

APP = Starlette(routes=routes())
