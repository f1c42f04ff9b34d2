using System.Security.Cryptography;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// What one reading of all cases tells: how many there are, and the hash over all that is asked and how it is judged.
/// Two runs of one hash put the same questions in the same order and judge the answers alike.
/// </summary>
/// <remarks>
/// The hash covers arms with their prompts and options, evaluators with their settings, files and judges, those of the
/// suite and those of each case, how pairs are judged, each row of cases whole, repeats and seed. It leaves out what
/// changes only how a run goes on (concurrency, timeout, retries, the cap) and how it is read afterwards (criteria,
/// margin, baseline, the share of errors); of these a run's file keeps what it was begun with. A case counts while it
/// is read, so that cases of any number take no more memory than the longest of them.
/// </remarks>
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
            Add(hash, "arm", json => Write(json, arm));
        }

        Add(hash, "judging", json =>
        {
            json.WriteString("judge", suite.Judge);
            Write(json, suite.Evaluators);
            if (suite.Pairwise is { } pairwise)
            {
                json.WriteString("pairs", suite.PairJudge);
                json.WriteString("criteria", pairwise.Criteria);
            }
        });
        int count = 0;
        foreach (CaseRow row in CaseRows.Of(suite))
        {
            count++;
            Add(hash, row.Case is null ? "bad" : "case", json => Write(json, row));
        }

        Add(hash, "often", json =>
        {
            json.WriteNumber("repeats", suite.Repeats);
            json.WriteNumber("seed", suite.Seed);
        });
        return new SuiteOutline(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    // Lines of JSON tell their ends themselves, so that two of them are never taken for two others.
    private static void Add(IncrementalHash hash, string kind, Action<Utf8JsonWriter> write) =>
        hash.AppendData(RunLines.Line(kind, write).Span);

    private static void Write(Utf8JsonWriter json, Arm arm)
    {
        json.WriteString("name", arm.Name);
        json.WriteString("model", arm.Model);
        json.WriteStartArray("messages");
        foreach (PromptMessage message in arm.Prompt.Messages)
        {
            json.WriteStringValue(message.Role.Value);
            json.WriteStringValue(message.Text.Text);
        }

        json.WriteEndArray();
        json.WritePropertyName("options");
        JsonSerializer.Serialize(json, arm.Options);
    }

    private static void Write(Utf8JsonWriter json, CaseRow row)
    {
        if (row.Case is not { } one)
        {
            json.WriteString("fault", row.Fault!.ToString());
            return;
        }

        RunCaseJson.Write(json, new RunCase(0, one));
        Write(json, one.Evaluators);
    }

    // A name and what an evaluator is about may be the same for two of them, and so may settings that name a file.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<EvaluatorUse> uses)
    {
        json.WriteStartArray("judged_by");
        foreach (EvaluatorUse use in uses)
        {
            json.WriteStartArray();
            json.WriteStringValue(use.Evaluator.Kind);
            json.WriteStringValue(use.Name);
            json.WriteStringValue(use.Evaluator.About);
            json.WriteStringValue(string.Join('\n', [.. use.Evaluator.JudgedBy, .. use.Evaluator.VectorsBy]));
            json.WriteStringValue(use.Written);
            json.WriteNumberValue(use.Weight);
            json.WriteBooleanValue(use.Negate);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
