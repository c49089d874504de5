#!/bin/sh
# E002: a folder.
mkdir "$1"
