namespace Pointsman.Server;

/// <summary>Checks that what answers must be is something that an answer can be.</summary>
internal static class CheckShape
{
    /// <summary>No least length stands above the most.</summary>
    public static void CheckLength(Document part, string key, LengthSettings length)
    {
        (string Least, string Most, int? From, int? To)[] pairs =
        [
            ("leastWords", "words", length.LeastWords, length.Words),
            ("leastCharacters", "characters", length.LeastCharacters, length.Characters),
            ("leastTokens", "tokens", length.LeastTokens, length.Tokens),
        ];
        foreach ((string least, string most, int? from, int? to) in pairs)
        {
            if (from > to)
            {
                part.FaultOf<string>($"{key}.length.{least}", $"{from}, and {most} is {to}",
                    $"write at most {to}, or more {most}: no answer would be right");
            }
        }
    }

    /// <summary>What finds out how sure an answer is has what it needs, and nothing that it does not heed.</summary>
    public static void CheckConfidence(Document part, ConfidenceSettings confidence)
    {
        CheckLength(part, "confidence.checks", confidence.Checks.Length);
        if (confidence.Method == ConfidenceKind.Validity && !confidence.Checks.Any && !IsFaulty(part))
        {
            part.FaultOf<string>("confidence.checks", "nothing",
                "write what a right answer must be: complete, json, schema, matches, length or language");
        }

        if (confidence.Method == ConfidenceKind.Verifier && confidence.Use.Count == 0)
        {
            part.FaultOf<string>("confidence.use", "nothing", "write the model that judges");
        }

        (string Key, ConfidenceKind Of)[] owners =
        [
            ("use", ConfidenceKind.Verifier), ("samples", ConfidenceKind.Samples),
            ("prompts", ConfidenceKind.Agreement), ("checks", ConfidenceKind.Validity),
        ];
        foreach ((string key, ConfidenceKind of) in owners)
        {
            if (confidence.Method != of && part.Part("confidence", "method")?.Has(key) == true)
            {
                part.FaultOf<string>($"confidence.{key}", $"'{key}', which only the method {WrittenWords.Of(of)} heeds",
                    $"write method: {WrittenWords.Of(of)}, or leave it out");
            }
        }
    }

    // A rule that could not be read is there all the same: one mistake is one fault.
    private static bool IsFaulty(Document part)
    {
        string place = part.Place("confidence.checks");
        string path = place[(place.LastIndexOf(' ') + 1)..];
        return part.Faults.Exists(fault => fault.Where.Contains(path, StringComparison.Ordinal));
    }
}
