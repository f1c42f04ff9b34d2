using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Reads results, a JSON object on each line:
/// <c>{"case":"q1","step":"small","confidence":0.83,"right":1,"cost":0.00012,"ms":420}</c>. Empty lines are allowed.
/// With any fault nothing is used, so that no row is lost unseen.
/// </summary>
public static class CascadeResultFile
{
    /// <summary>The most lines of a file.</summary>
    public const int MostLines = 1_000_000;

    /// <summary>The most faults that are listed; of more, the count is told.</summary>
    public const int MostFaults = 50;

    private const int MostName = 200;

    /// <summary>Reads all lines; faults name file and line.</summary>
    public static IReadOnlyList<CascadeResult> Read(IEnumerable<string> lines, string file, List<Fault> faults)
    {
        var results = new List<CascadeResult>();
        var seen = new Dictionary<(string Case, string Step), int>();
        var found = new List<Fault>();
        int more = 0, number = 0;
        foreach (string line in lines)
        {
            if (++number > MostLines)
            {
                found.Add(new Fault(file, $"found more than {MostLines} lines", "split it, or leave cases out"));
                break;
            }

            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var own = new List<Fault>();
            if (Row(line, $"{file}:{number}", own) is { } row)
            {
                if (!seen.TryAdd((row.Case, row.Step), number))
                {
                    own.Add(new Fault($"{file}:{number}",
                        $"'{row.Step}' answered '{row.Case}' in line {seen[(row.Case, row.Step)]} already",
                        "keep one of them, or give repeated runs of a case names of their own"));
                }

                results.Add(row);
            }

            int room = Math.Max(0, MostFaults - found.Count);
            more += Math.Max(0, own.Count - room);
            found.AddRange(own.Take(room));
        }

        if (more > 0)
        {
            found.Add(new Fault(file, $"there are {more} more faults", "mend these first"));
        }

        faults.AddRange(found);
        return found.Count == 0 ? results : [];
    }

    private static CascadeResult? Row(string line, string where, List<Fault> faults)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(line);
        }
        catch (JsonException broken)
        {
            faults.Add(new Fault(where, $"found no JSON (column {broken.BytePositionInLine + 1})",
                "write one object on a line: {\"case\":\"q1\",\"step\":\"small\",\"confidence\":0.83,\"right\":1,"
                + "\"cost\":0.00012}"));
            return null;
        }

        using (json)
        {
            int before = faults.Count;
            var document = new Document(json.RootElement, faults, key => $"{where} {key}".TrimEnd());
            if (faults.Count > before)
            {
                return null;
            }

            string? name = Name(document, "case"), step = Name(document, "step");
            double? right = Share(document, "right");
            if (!document.Has("right") && faults.Count == before)
            {
                document.FaultOf<string>("right", "nothing", "write how right the answer is, from 0 to 1");
            }

            decimal? cost = document.Number("cost", 0, 1_000_000, "dollars");
            if (cost is null && faults.Count == before)
            {
                document.FaultOf<string>("cost", "nothing", "write what the answer cost, in dollars: 0.00012");
            }

            double? confidence = Share(document, "confidence");
            double? milliseconds = (double?)document.Number("ms", 0, 100_000_000, "milliseconds");
            document.FaultUnknownKeys();
            return faults.Count > before ? null : new CascadeResult(name!, step!, right!.Value, new Usd(cost!.Value))
            {
                Confidence = confidence, Milliseconds = milliseconds,
            };
        }
    }

    private static string? Name(Document document, string key)
    {
        string? name = document.Text(key);
        return name is { Length: > 0 and <= MostName } ? name
            : name is null && document.Has(key) ? null
            : document.FaultOf<string>(
                key, name is null or "" ? "nothing" : $"{name.Length} characters",
                $"write its name, at most {MostName} characters");
    }

    private static double? Share(Document document, string key) => (double?)document.Number(key, 0, 1);
}
