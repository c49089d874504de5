#!/bin/sh
# E001: there is no such file.
:
