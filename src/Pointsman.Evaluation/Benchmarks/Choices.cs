using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Pointsman.Evaluation;

/// <summary>Questions with options: letters before the options, and the letter of the right one.</summary>
internal static class Choices
{
    /// <summary>The letters that options bear.</summary>
    public const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private const string Instruction = "Answer with the letter of the right option only.";

    /// <summary>A question with its options.</summary>
    public static BenchmarkCase Case(
        string question, IReadOnlyList<string> options, int right, string? instruction = null)
    {
        if (options.Count is < 2 or > 26)
        {
            return BenchmarkCase.Bad($"found {options.Count} options; from 2 to 26 are read");
        }

        if (right < 0 || right >= options.Count)
        {
            return BenchmarkCase.Bad(
                "the right answer is none of the options, or is left out; take a file with answers");
        }

        var text = new StringBuilder(question.Trim()).Append("\n\n");
        for (int at = 0; at < options.Count; at++)
        {
            text.Append(Letters[at]).Append(". ").Append(options[at].Trim()).Append('\n');
        }

        text.Append('\n').Append(instruction ?? Instruction);
        return new BenchmarkCase(text.ToString(), JsonValue.Create(Letters[right].ToString()))
        {
            Values = new JsonObject
            {
                ["question"] = question,
                ["choices"] = new JsonArray([.. options.Select(option => JsonValue.Create(option))]),
                ["answer"] = options[right],
            },
        };
    }

    /// <summary>The place of an answer that is told as a letter, or as a number from 0; -1 where it is
    /// neither.</summary>
    public static int Place(string? answer)
    {
        string text = answer?.Trim() ?? "";
        return text is [>= 'A' and <= 'Z'] ? text[0] - 'A'
            : text is [>= 'a' and <= 'z'] ? text[0] - 'a'
            : int.TryParse(text, out int number) && number is >= 0 and < 26 ? number : -1;
    }

    /// <summary>
    /// The options in an order that depends on the question alone: where a file always names the right one first, its
    /// place would tell.
    /// </summary>
    public static (string[] Options, int[] From) Mixed(string question, IReadOnlyList<string> options)
    {
        int[] from = [.. Enumerable.Range(0, options.Count).OrderBy(at => Key(question, options[at])).ThenBy(at => at)];
        return ([.. from.Select(at => options[at])], from);
    }

    private static ulong Key(string question, string option) => BinaryPrimitives.ReadUInt64BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\0{option}")));
}
