"""The command that loads, on the publishers' real files."""

import os
from pathlib import Path

import pytest

from data import load
from data.intake import store

PUBLISHED = os.environ.get("PUBLISHED_FILES", "")


@pytest.mark.skipif(not PUBLISHED, reason="PUBLISHED_FILES does not name the folder of the publishers' files")
def test_the_real_workbook_is_loaded_and_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(store.SETTING, str(tmp_path / "store"))
    workbook = Path(PUBLISHED) / "unodc" / "data_glotip_2025-04-14.xlsx"
    assert load.main([str(workbook), str(workbook)]) == 0
    said = capsys.readouterr().out
    assert said.count("58,769 rows in the file: ") == 2
    manifest = store.current("unodc_glotip").manifest
    assert manifest.edition == "2025-04-14"
    assert manifest.rows_in_file == manifest.rows_read + sum(manifest.set_aside.values()) == 58_769
    today = manifest.loaded_at[:10]
    assert (
        f"against edition 2025-04-14, loaded {today}: 0 rows added, 0 revised, 0 withdrawn, {manifest.rows:,} unchanged"
        in said
    )
