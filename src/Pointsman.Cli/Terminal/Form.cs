using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary>
/// What a command asks for: each key is a flag (<c>--key</c>) and a key of the file alike; flags override the file.
/// Both become one object that is read by <see cref="Document"/>, so that there is one way of reading and of
/// refusing.
/// </summary>
internal sealed class Form
{
    private readonly List<Flag> _single = [];
    private readonly List<(Option<string[]> Option, string Key, Func<string, JsonNode?> Read)> _lists = [];
    private readonly List<(Option<bool> Option, string Key)> _marks = [];
    private readonly Option<string> _file;
    private readonly bool _withFile;

    /// <summary>A form whose file is given by <c>--file</c>, by another flag, or (null) by none.</summary>
    public Form(string? fileFlag = "file")
    {
        _withFile = fileFlag is not null;
        _file = new Option<string>($"--{fileFlag ?? "file"}")
        {
            Description = "Read the inputs from a YAML or JSON file; flags override it", HelpName = "FILE",
        };
    }

    /// <summary>Adds a key with one value.</summary>
    public Form Ask(string key, string valueName, string description)
    {
        _single.Add(new Flag(new Option<string>($"--{key}") { Description = description, HelpName = valueName }, key));
        return this;
    }

    /// <summary>Adds a key whose flag may stand alone; its text is empty then.</summary>
    public Form AskMaybe(string key, string valueName, string description)
    {
        var option = new Option<string>($"--{key}")
        {
            Description = description, HelpName = valueName, Arity = ArgumentArity.ZeroOrOne,
        };
        _single.Add(new Flag(option, key));
        return this;
    }

    /// <summary>Adds a flag without a value.</summary>
    public Form Mark(string key, string description)
    {
        _marks.Add((new Option<bool>($"--{key}") { Description = description }, key));
        return this;
    }

    /// <summary>Adds a flag that may be repeated, each time for one item of a list in the file.</summary>
    public Form AskMany(string flag, string key, string valueName, string description, Func<string, JsonNode?> read)
    {
        var option = new Option<string[]>($"--{flag}") { Description = description, HelpName = valueName };
        _lists.Add((option, key, read));
        return this;
    }

    /// <summary>Puts the flags on a command.</summary>
    public void AddTo(Command command)
    {
        foreach ((Option<string> option, _) in _single)
        {
            command.Options.Add(option);
        }

        foreach ((Option<string[]> option, _, _) in _lists)
        {
            command.Options.Add(option);
        }

        foreach ((Option<bool> option, _) in _marks)
        {
            command.Options.Add(option);
        }

        if (_withFile)
        {
            command.Options.Add(_file);
        }
    }

    /// <summary>Whether a file was given.</summary>
    public bool HasFile(ParseResult parsed) => _withFile && parsed.GetValue(_file) is not null;

    /// <summary>Whether the file or any flag of the form was given.</summary>
    public bool IsFilledIn(ParseResult parsed) =>
        HasFile(parsed) || _single.Exists(flag => parsed.GetValue(flag.Option) is not null);

    /// <summary>
    /// Merges file and flags into one document; null with faults when the file cannot be read. Without a file, the
    /// flags override <paramref name="otherwise"/>.
    /// </summary>
    public async Task<Document?> ReadAsync(
        ParseResult parsed, List<Fault> faults, CancellationToken cancel, ReadOnlyMemory<byte>? otherwise = null)
    {
        string? file = _withFile ? parsed.GetValue(_file) : null;
        if (otherwise is { } alone && !IsFilledIn(parsed))
        {
            using var unchanged = JsonDocument.Parse(alone);
            return new Document(unchanged.RootElement.Clone(), faults, key => Place(key, [], null));
        }

        YamlText? written = file is null ? null : await FromFileAsync(file, faults, cancel);
        JsonObject? answers = file is not null ? written?.Root?.AsObject()
            : otherwise is { } start ? JsonNode.Parse(start.Span)?.AsObject() : [];
        if (answers is null)
        {
            return null;
        }

        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((Option<string> option, string key) in _single)
        {
            if (Given(parsed, option) is { } value)
            {
                answers[key] = JsonValue.Create(value);
                origins[key] = option.Name;
            }
        }

        foreach ((Option<bool> option, string key) in _marks)
        {
            if (parsed.GetValue(option))
            {
                answers[key] = true;
                origins[key] = option.Name;
            }
        }

        foreach (var group in _lists.Count == 0 ? [] : _lists.GroupBy(list => list.Key))
        {
            var items = new JsonArray();
            foreach ((Option<string[]> option, string key, Func<string, JsonNode?> read) in group)
            {
                foreach (string value in parsed.GetValue(option) ?? [])
                {
                    if (read(value) is { } item)
                    {
                        origins[$"{key}[{items.Count}]"] = $"{option.Name} {value}";
                        items.Add(item);
                    }
                    else
                    {
                        faults.Add(new Fault(option.Name, $"found '{value}'", $"write {option.HelpName}"));
                    }
                }
            }

            if (items.Count > 0)
            {
                answers[group.Key] = items;
            }
        }

        using var json = JsonDocument.Parse(answers.ToJsonString());
        return new Document(json.RootElement.Clone(), faults, key => Place(key, origins, written));
    }

    private static string? Given(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) ?? (parsed.GetResult(option) is { Implicit: false } ? "" : null);

    private static string Place(string key, Dictionary<string, string> origins, YamlText? written)
    {
        foreach ((string start, string origin) in origins)
        {
            string rest = key.StartsWith(start, StringComparison.Ordinal) ? key[start.Length..] : "?";
            if (rest is "" or ['.', ..])
            {
                rest = rest.TrimStart('.');
                return rest.Length == 0 ? origin : $"{origin} ({rest})";
            }
        }

        return written?.Place(key) ?? $"--{key}";
    }

    private async Task<YamlText?> FromFileAsync(string file, List<Fault> faults, CancellationToken cancel)
    {
        string? text = await TextAsync(file, faults, cancel);
        if (text is null)
        {
            return null;
        }

        int before = faults.Count;
        YamlText? written = YamlText.Parse(text, file, faults);
        if (written?.Root is JsonObject)
        {
            return written;
        }

        if (faults.Count == before)
        {
            string found = written?.Root switch { null => "nothing", JsonArray => "a list", _ => "a single value" };
            faults.Add(new Fault(file, $"found {found}", "write keys and values, one on a line: key: value"));
        }

        return null;
    }

    private async Task<string?> TextAsync(string file, List<Fault> faults, CancellationToken cancel)
    {
        try
        {
            var info = new FileInfo(file);
            if (!info.Exists)
            {
                faults.Add(new Fault($"{_file.Name} {file}", "there is no such file", "give a YAML or JSON file"));
                return null;
            }

            if (info.Length > YamlText.MostBytes)
            {
                string most = $"write a file of at most {YamlText.MostBytes / (1024 * 1024)} MB";
                faults.Add(new Fault($"{_file.Name} {file}", $"found {info.Length} bytes", most));
                return null;
            }

            return await File.ReadAllTextAsync(file, cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new Fault($"{_file.Name} {file}", "the file cannot be read", "give a file that you may read"));
            return null;
        }
    }

    private sealed record Flag(Option<string> Option, string Key);
}
