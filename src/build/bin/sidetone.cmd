@echo off
rem Starts Sidetone with a Java 25 or newer: SIDETONE_JAVA_HOME, JAVA_HOME, or the one on the path.
setlocal
set "APP=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined SIDETONE_JAVA_HOME set "JAVA=%SIDETONE_JAVA_HOME%\bin\java"
set "CACHE="
if exist "%APP%\lib\sidetone.aot" set "CACHE=-XX:AOTCache="%APP%\lib\sidetone.aot""
"%JAVA%" %CACHE% -Xlog:aot=off -Xlog:cds=off ^
  -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m -Xmn10m -Xmx256m ^
  --module-path "%APP%\lib\javafx" --add-modules javafx.controls,javafx.fxml ^
  --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  "-Dsidetone.launcher=%APP%\bin\sidetone.cmd" %SIDETONE_OPTS% -cp "%APP%\lib\*" dev.sidetone.Main %*
if errorlevel 9009 echo sidetone: Java 25 or newer is needed: set SIDETONE_JAVA_HOME. 1>&2
exit /b %errorlevel%
