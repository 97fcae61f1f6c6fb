@echo off
rem The set-up and start of "make run" for Windows without make.
setlocal
chcp 65001 >nul
cd /d "%~dp0"

set "PYTHON=py -3"
where py >nul 2>nul || set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul || (
    echo Cần Python 3.11 trở lên. Python 3.11 or newer is needed.
    pause
    exit /b 1
)

if not exist .venv\Scripts\pip.exe (
    %PYTHON% -m venv --clear .venv || (pause & exit /b 1)
)

rem The copy beside the packages tells whether requirements.txt has changed since.
fc /b requirements.txt .venv\requirements.txt >nul 2>nul || (
    echo Đang cài thư viện vào .venv, lần đầu mất vài phút ... Installing the pinned packages.
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-input --requirement requirements.txt --constraint constraints.txt || (pause & exit /b 1)
    copy /y requirements.txt .venv\requirements.txt >nul
)

.venv\Scripts\streamlit run app.py
