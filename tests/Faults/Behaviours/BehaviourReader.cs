using System.Globalization;

namespace Pointsman.Faults;

/// <summary>Reads a behaviour from a model's name: "mock", then words with dashes between. Whatever stands before
/// "mock" is ignored, so that <c>provider/mock-429</c> works; a name without "mock" is a plain model.</summary>
internal static class BehaviourReader
{
    private const string Name = "mock";
    private const string Separator = "then";

    /// <summary>What the attempt of this number, from 1, does.</summary>
    public static Behaviour Read(string name, int attempt)
    {
        int start = name.IndexOf(Name, StringComparison.Ordinal);
        string[] words = start < 0 ? []
            : name[(start + Name.Length)..].Split('-', StringSplitOptions.RemoveEmptyEntries);
        Behaviour behaviour = Behaviour.Plain;
        foreach (string word in Part(words, attempt))
        {
            behaviour = Apply(behaviour, word);
        }

        return Now(behaviour, attempt);
    }

    // The words for this attempt: those before the first "then" for the first, and so on; the last part stays.
    private static ArraySegment<string> Part(string[] words, int attempt)
    {
        int from = 0;
        for (int passed = 1; passed < attempt; passed++)
        {
            int next = Array.IndexOf(words, Separator, from);
            if (next < 0)
            {
                break;
            }

            from = next + 1;
        }

        int end = Array.IndexOf(words, Separator, from);
        return new(words, from, (end < 0 ? words.Length : end) - from);
    }

    private static Behaviour Apply(Behaviour before, string word)
    {
        if (AsStatus(word) is { } status)
        {
            return before with { Status = status };
        }

        if (word.StartsWith("fail", StringComparison.Ordinal) && word.Split('x') is [{ Length: 7 } fail, var times]
            && AsStatus(fail[4..]) is { } failing
            && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return before with { Status = failing, FailTimes = count };
        }

        foreach (TokenGroup group in Tokens.Groups)
        {
            foreach (Token token in group.Tokens)
            {
                if (token.Try(before, word) is { } after)
                {
                    return after;
                }
            }
        }

        return before with { Unknown = [.. before.Unknown, word] };
    }

    // "fail500x2" and "flaky3" are about the number of the attempt; what they leave is this attempt's own.
    private static Behaviour Now(Behaviour read, int attempt)
    {
        if (read.FailTimes > 0)
        {
            return attempt <= read.FailTimes ? read : read with { Status = 0 };
        }

        if (read.FlakyEvery > 0)
        {
            return read with { Status = attempt % read.FlakyEvery > 0 ? 0 : read.Status == 0 ? 500 : read.Status };
        }

        return read;
    }

    private static int? AsStatus(string word) =>
        word.Length == 3 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            && status is >= 300 and <= 599 ? status : null;
}
