using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pointsman.Tests.Architecture;

/// <summary>The sources of the product, as text.</summary>
internal static partial class SourceText
{
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Read = new(() => Files(Root()));

    /// <summary>Every source file below <c>src</c>, with forward slashes.</summary>
    public static IReadOnlyList<(string Path, string Text)> All => Read.Value;

    /// <summary>One file, by its path from the root.</summary>
    public static string Of(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>A file without its comments and texts.</summary>
    public static string Code(string text) => NoCode().Replace(text, " ");

    /// <summary>The words of a file's code that may be names of types.</summary>
    public static HashSet<string> Words(string text) => [.. Word().Matches(Code(text)).Select(match => match.Value)];

    /// <summary>The names of the types that a file declares.</summary>
    public static IEnumerable<string> Declared(string text) => Declaration().Matches(Code(text)).Select(match => match.Groups[1].Value);

    private static List<(string Path, string Text)> Files(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [GeneratedRegex("""//.*|\$*"{3}[\s\S]*?"{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])'""")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?: class| struct)?) ([A-Z]\w*)")]
    private static partial Regex Declaration();
}
