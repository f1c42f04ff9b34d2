using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// What one reading of all cases tells: how many there are, and the hash over all that is asked and how it is judged.
/// </summary>
/// <param name="Cases">The rows, good and bad.</param>
/// <param name="Hash">64 hexadecimal digits.</param>
public sealed record SuiteOutline(int Cases, string Hash)
{
    /// <summary>Reads all cases of a suite once.</summary>
    public static SuiteOutline Of(Suite suite)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Arm arm in suite.Arms())
        {
            Add(hash, "arm", arm.Name, arm.Model, arm.Options.ToString());
            foreach (PromptMessage message in arm.Prompt.Messages)
            {
                Add(hash, message.Role.Value, message.Text.Text);
            }
        }

        foreach (EvaluatorUse use in suite.Evaluators)
        {
            Add(hash, "evaluator", use.Name, use.Written ?? use.Evaluator.About, $"{use.Weight:R} {use.Negate}");
        }

        if (suite.Pairwise is { } pairwise)
        {
            Add(hash, "pairwise", pairwise.Judge ?? suite.Judge ?? "", pairwise.Criteria ?? "");
        }

        int count = 0;
        foreach (CaseRow row in CaseRows.Of(suite))
        {
            count++;
            Add(hash, row.Case is { } one ? Text(one) : row.Fault!.ToString());
        }

        Add(hash, $"{suite.Repeats} {suite.Seed}");
        return new SuiteOutline(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string Text(Case one)
    {
        ReadOnlyMemory<byte> line = RunLines.Case(new RunCase(0, one));
        return Encoding.UTF8.GetString(line.Span);
    }

    // The length goes before each text, so that two texts are never taken for two others.
    private static void Add(IncrementalHash hash, params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }
}
