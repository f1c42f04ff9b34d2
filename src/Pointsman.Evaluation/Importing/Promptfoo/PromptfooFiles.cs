using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>The files that a configuration of promptfoo names, beside it.</summary>
/// <param name="Folder">The folder of the configuration.</param>
/// <param name="Notes">Where it is told what cannot be read.</param>
internal sealed record PromptfooFiles(string Folder, ImportNotes Notes)
{
    /// <summary>The mark of a file's name.</summary>
    public const string Mark = "file://";

    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly string[] Programs =
        [".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".py", ".rb", ".go", ".sh", ".exe", ".wasm"];

    /// <summary>The paths that a name with wildcards stands for; none, with a note, where there is no file.</summary>
    public IReadOnlyList<string> Find(string name, string place)
    {
        string plain = name.StartsWith(Mark, StringComparison.Ordinal) ? name[Mark.Length..] : name;
        if (plain.Contains("://", StringComparison.Ordinal))
        {
            Notes.Add(place, $"'{Cut(name)}', which is not on this machine", "download it and name the file");
            return [];
        }

        // "file.py:function" names a function in a program.
        string path = Path.Combine(Folder, plain.Split(".py:")[0].Split(".js:")[0].Split(".ts:")[0]);
        if (IsProgram(plain))
        {
            Notes.Add(
                place, $"'{Cut(name)}', a program", "run it and name a file with what it makes: CSV, JSON or text");
            return [];
        }

        string[] found = plain.AsSpan().IndexOfAny('*', '?') < 0 ? File.Exists(path) ? [path] : [] : Matching(plain);
        if (found.Length == 0)
        {
            Notes.Add(place, $"no file '{Cut(name)}'", $"files are looked for in {Folder}");
        }

        // Somebody else's configuration may name anything; what it names is sent to models when the suite runs.
        string[] own = [.. found.Where(IsInside)];
        if (own.Length < found.Length)
        {
            Notes.Add(place, $"'{Cut(name)}', which leads out of the configuration's folder",
                $"copy the file into {Folder} and name it there");
        }

        return own;
    }

    /// <summary>The text of a file; null, with a note, where it cannot be read.</summary>
    public string? Text(string path, string place)
    {
        try
        {
            if (new FileInfo(path).Length <= MostBytes)
            {
                using var text = new StreamReader(path, Strict);
                return text.ReadToEnd();
            }

            Notes.Add(place, $"'{Path.GetFileName(path)}' of more than 64 MB", "name a smaller file");
        }
        catch (DecoderFallbackException)
        {
            Notes.Add(
                place, $"'{Path.GetFileName(path)}', which is no text", "prompts and cases are texts, in UTF-8");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Notes.Add(place, $"'{Path.GetFileName(path)}', which cannot be read", "name a file that you may read");
        }

        return null;
    }

    /// <summary>The value in a JSON, YAML or text file; null, with a note, where it cannot be read.</summary>
    public JsonNode? Value(string path, string place)
    {
        if (Text(path, place) is not { } text)
        {
            return null;
        }

        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".json" => JsonNode.Parse(text),
                ".yaml" or ".yml" => Yaml(text, path),
                _ => JsonValue.Create(text.ReplaceLineEndings("\n").TrimEnd('\n')),
            };
        }
        catch (JsonException broken)
        {
            throw new FaultsException([JsonFaults.Of(path, broken, cutOff: false)]);
        }
    }

    /// <summary>Whether a name is that of a program.</summary>
    public static bool IsProgram(string name) => Programs.Any(ending =>
        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
        || name.Contains($"{ending}:", StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Yaml(string text, string path)
    {
        var faults = new List<Fault>();
        JsonNode? root = YamlText.Parse(text, path, faults)?.Root;
        FaultsException.ThrowIfAny(faults);
        return root;
    }

    private string[] Matching(string plain)
    {
        int wild = plain.AsSpan().IndexOfAny('*', '?');
        int cut = plain.LastIndexOf('/', wild);
        string folder = Path.Combine(Folder, cut < 0 ? "" : plain[..cut]), pattern = plain[(cut + 1)..];
        if (!Directory.Exists(folder) || !IsInside(folder))
        {
            return [];
        }

        // Links to folders are not followed: they may lead out, or in a circle.
        var files = new FileSystemEnumerable<string>(
            folder, (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = pattern.Contains('/', StringComparison.Ordinal) })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return
        [
            .. files.Where(file => Glob(pattern, Path.GetRelativePath(folder, file).Replace('\\', '/')))
                .OrderBy(file => file, StringComparer.Ordinal).Take(10_000),
        ];
    }

    private bool IsInside(string path)
    {
        try
        {
            string way = Path.GetRelativePath(Real(Folder), Real(path));
            return way != ".." && !way.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !Path.IsPathRooted(way);
        }
        catch (IOException)
        {
            // Links in a circle lead nowhere.
            return false;
        }
    }

    // A path without links, those of the folders in it included.
    private static string Real(string path)
    {
        string whole = Path.GetFullPath(path), real = Path.GetPathRoot(whole)!;
        foreach (string step in whole[real.Length..].Split(
            Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, step);
            FileSystemInfo here = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            real = here.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : real;
        }

        return real;
    }

    private static bool Glob(string pattern, string name)
    {
        // A star stays within a folder, two go through any.
        string[] steps = pattern.Split('/'), parts = name.Split('/');
        return Fits(0, 0);

        bool Fits(int step, int part) => step == steps.Length ? part == parts.Length
            : steps[step] == "**" ? Enumerable.Range(part, parts.Length - part + 1).Any(next => Fits(step + 1, next))
            : part < parts.Length && FileSystemName.MatchesSimpleExpression(
                steps[step], parts[part], ignoreCase: false) && Fits(step + 1, part + 1);
    }

    /// <summary>The beginning of a text, for a note.</summary>
    public static string Cut(string text) => text.Length <= 80 ? text : $"{text[..79]}…";
}
