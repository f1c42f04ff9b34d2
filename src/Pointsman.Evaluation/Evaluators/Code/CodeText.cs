namespace Pointsman.Evaluation;

/// <summary>Takes the code out of an answer.</summary>
internal static class CodeText
{
    /// <summary>
    /// The first block in fences that names the language; else the first that names none; else the whole answer, as
    /// models complete code without fences too. A block that has no end reaches to the end of the answer.
    /// </summary>
    public static string Of(string answer, IReadOnlyList<string> names)
    {
        string? nameless = null;
        string[] lines = answer.Split('\n');
        for (int at = 0; at < lines.Length; at++)
        {
            string line = lines[at].Trim();
            int ticks = line.TakeWhile(one => one == '`').Count();
            if (ticks < 3)
            {
                continue;
            }

            int end = at + 1;
            while (end < lines.Length && !IsEnd(lines[end].Trim(), ticks))
            {
                end++;
            }

            string word = line[ticks..].Split(' ', ',', '{')[0].Trim().ToLowerInvariant();
            string block = string.Join('\n', lines[(at + 1)..end]);
            if (names.Contains(word))
            {
                return block;
            }

            nameless ??= word.Length == 0 ? block : null;
            at = end;
        }

        return nameless ?? answer;
    }

    private static bool IsEnd(string line, int ticks) => line.Length >= ticks && line.All(one => one == '`');
}
