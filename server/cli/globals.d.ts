/** The version of the package, defined by the build. */
declare const __VERSION__: string;
