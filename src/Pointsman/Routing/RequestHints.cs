namespace Pointsman;

/// <summary>
/// What the sender says of a request himself. What is said wins over what was found; what nobody says stays open.
/// </summary>
public readonly record struct RequestHints
{
    /// <summary>How the names begin in a body's <c>metadata</c>; in headers it is <c>x-pointsman-</c>.</summary>
    public const string Prefix = "pointsman.";

    /// <summary>The most letters of a task.</summary>
    public const int MostTaskLetters = 64;

    private static readonly string[] KnownNames = ["task", "complexity", "urgent", "private"];

    /// <summary>The names of all hints, without what they begin with.</summary>
    public static IReadOnlyList<string> Names => KnownNames;

    /// <summary>What the request is for: a word of the sender's own.</summary>
    public string? Task { get; init; }

    /// <summary>How hard it is.</summary>
    public ComplexityClass? Complexity { get; init; }

    /// <summary>Whether it presses.</summary>
    public bool? Urgent { get; init; }

    /// <summary>Whether its content is to stay on machines of the sender's own.</summary>
    public bool? Private { get; init; }

    /// <summary>These hints, and where they say nothing the others.</summary>
    public RequestHints Over(in RequestHints others) => new()
    {
        Task = Task ?? others.Task,
        Complexity = Complexity ?? others.Complexity,
        Urgent = Urgent ?? others.Urgent,
        Private = Private ?? others.Private,
    };

    /// <summary>
    /// These hints with one more: a name of <see cref="Names"/> and its value. A value that is none leaves them as they
    /// are, and the fault says what was found and what is allowed; <paramref name="shown"/> is how the sender wrote the
    /// name.
    /// </summary>
    public RequestHints With(string name, ReadOnlySpan<char> value, string shown, out string? fault)
    {
        value = value.Trim();
        fault = null;
        switch (name)
        {
            case "task" when IsTask(value):
                return this with { Task = value.ToString() };
            case "complexity" when Class(value) is { } said:
                return this with { Complexity = said };
            case "urgent" when Flag(value) is { } said:
                return this with { Urgent = said };
            case "private" when Flag(value) is { } said:
                return this with { Private = said };
        }

        string allowed = name switch
        {
            "task" => $"1 to {MostTaskLetters} of a-z, 0-9, '-', '_' and '.'",
            "complexity" => string.Join(", ", RequestFactNames.Classes),
            _ => "yes, no",
        };
        fault = $"'{shown}' is '{Shown(value)}'; allowed: {allowed}; correct it, or leave it out";
        return this;
    }

    /// <summary>The fault of a name that begins like a hint and is none.</summary>
    public static string Unknown(string shown, string prefix) =>
        $"'{Shown(shown)}' is no hint; known: {string.Join(", ", KnownNames.Select(name => prefix + name))}; "
        + "correct it, or leave it out";

    private static bool IsTask(ReadOnlySpan<char> value)
    {
        bool good = value.Length is > 0 and <= MostTaskLetters;
        foreach (char letter in value)
        {
            good &= char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '_' or '.';
        }

        return good;
    }

    private static ComplexityClass? Class(ReadOnlySpan<char> value) => value switch
    {
        "simple" => ComplexityClass.Simple,
        "medium" => ComplexityClass.Medium,
        "complex" => ComplexityClass.Complex,
        _ => null,
    };

    private static bool? Flag(ReadOnlySpan<char> value) => value switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => null,
    };

    // It goes into a message, and from there into logs.
    private static string Shown(ReadOnlySpan<char> value)
    {
        string start = value[..Math.Min(value.Length, MostTaskLetters)].ToString();
        return string.Concat(start.Select(one => one is >= ' ' and <= '~' ? one : '?'));
    }
}
