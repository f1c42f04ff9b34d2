namespace Pointsman.Evaluation;

/// <summary>A language that code of models may be run in.</summary>
/// <param name="Name">The word for it in suites.</param>
/// <param name="Fences">The words behind a fence that mean it.</param>
/// <param name="Program">The interpreter.</param>
/// <param name="Arguments">What the interpreter is told before the file.</param>
/// <param name="File">The name of the file.</param>
/// <param name="Strict">The line from which on a test that fails ends the program; empty where it does anyway.</param>
/// <param name="Print">The line that prints a word, unless what came before failed; {0} stands for it.</param>
/// <param name="ReservedMegabytes">What the interpreter reserves of address space and never uses.</param>
internal sealed record CodeLanguage(
    string Name, IReadOnlyList<string> Fences, string Program, IReadOnlyList<string> Arguments, string File,
    string Strict, string Print, int ReservedMegabytes)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<CodeLanguage> All =
    [
        new("python", ["python", "python3", "py"], "python3", ["-I", "-B"], "main.py", "", "print(\"{0}\")", 0),
        new(
            "javascript", ["javascript", "js", "node"], "node", [], "main.cjs", "", "console.log(\"{0}\")", 2_048),
        new(
            "bash", ["bash", "sh", "shell"], "bash", ["--norc"], "main.sh", "set -e",
            "[ $? -eq 0 ] && echo \"{0}\"", 0),
    ];
}
