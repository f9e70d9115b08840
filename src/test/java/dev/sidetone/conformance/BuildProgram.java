package dev.sidetone.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import javax.tools.ToolProvider;

/** A program of src/build, which Maven runs from its source. */
final class BuildProgram {
    private BuildProgram() {}

    /** Its method {@code run}, compiled into a folder. */
    static Method compiled(String name, Path into, Class<?>... parameters)
            throws ReflectiveOperationException, IOException {
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                into.toString(),
                                "src/build/" + name + ".java");
        assertThat(result).isZero();
        ClassLoader loader = new URLClassLoader(new URL[] {into.toUri().toURL()});
        Method run = loader.loadClass(name).getDeclaredMethod("run", parameters);
        run.setAccessible(true);
        return run;
    }
}
