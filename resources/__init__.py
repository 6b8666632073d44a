"""Files shipped with apptprep, read through `apptprep.bundled`: rules, words, icons, fonts."""
