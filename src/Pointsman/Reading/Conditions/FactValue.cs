namespace Pointsman;

/// <summary>One fact of a requirement or a request as conditions see it: a number, or some words.</summary>
/// <param name="Number">The number, when the fact is one.</param>
/// <param name="Words">The words, when it is some.</param>
/// <param name="Scale">The order of the words, weakest first, when they can be compared.</param>
public readonly record struct FactValue(
    decimal? Number, IReadOnlyList<string> Words, IReadOnlyList<string>? Scale = null)
{
    // Yes and no are asked for each request.
    private static readonly string[] YesWords = ["yes"];
    private static readonly string[] NoWords = ["no"];

    /// <summary>Nothing is known.</summary>
    public static readonly FactValue Unknown = new(null, []);

    /// <summary>Whether anything is known.</summary>
    public bool Known => Number is not null || Words?.Count > 0;

    /// <summary>A number.</summary>
    public static FactValue Of(decimal? number) => new(number, []);

    /// <summary>A word.</summary>
    public static FactValue Of(string? word) => word is null ? Unknown : new(null, [word]);

    /// <summary>Yes or no.</summary>
    public static FactValue Of(bool yes) => new(null, yes ? YesWords : NoWords);
}
