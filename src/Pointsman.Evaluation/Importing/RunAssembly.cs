using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// Makes a run's file of results that can be read twice: the first time tells arms, cases and evaluators, which a run's
/// file has at its beginning, and the second time each result is written as it comes.
/// </summary>
internal sealed class RunAssembly(RunSource source, ImportNotes notes)
{
    /// <summary>The most cases of a run.</summary>
    public const int MostCases = 1_000_000;

    private readonly Dictionary<string, int> _arms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cases = new(StringComparer.Ordinal);
    private readonly List<RunArm> _armsInOrder = [];
    private readonly List<CaseShape> _shapes = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public ImportedRun Write(string path, TimeProvider time)
    {
        int repeats = First();
        if (_arms.Count == 0)
        {
            throw ImportFormat.Refused(
                source.Name, "there are no results in it", "give a file of a run that has answers");
        }

        bool common = _shapes.All(shape => shape.Evaluators.SequenceEqual(_shapes[0].Evaluators));
        RunEvaluator[] shared = common ? [.. _shapes[0].Evaluators] : [];
        using RunWriter writer = RunWriter.Create(path);
        writer.Write(RunLines.Header(new RunHeader
        {
            Suite = source.Suite ?? Path.GetFileNameWithoutExtension(source.Name),
            Description = source.Description,
            Hash = Hash(),
            Started = source.Started ?? time.GetUtcNow(),
            Repeats = repeats,
            Cases = _shapes.Count,
            Arms = _armsInOrder,
            Evaluators = shared,
            ImportedFrom = source.Tool,
        }));
        (int answers, int failures) = Second(writer, common);
        writer.Write(RunLines.End(new RunEnd(source.Finished ?? source.Started ?? time.GetUtcNow())));
        return new ImportedRun(source.Format, path)
        {
            Arms = _arms.Count, Cases = _shapes.Count, Answers = answers, Failures = failures, Notes = notes.All,
        };
    }

    private int First()
    {
        var met = new Dictionary<(int, int), int>();
        foreach (ImportedResult result in source.Read(notes))
        {
            if (!_arms.TryGetValue(result.ArmKey, out int arm))
            {
                arm = _arms[result.ArmKey] = _arms.Count;
                string name = result.Arm.Name;
                for (int more = 2; _armsInOrder.Any(one => one.Name == name); more++)
                {
                    name = $"{result.Arm.Name} ({more})";
                }

                _armsInOrder.Add(result.Arm with { Name = name });
            }

            if (result.Answer?.Text.Contains('\uFFFD', StringComparison.Ordinal) == true)
            {
                notes.Add($"{source.Name} '{result.Case.Id}'", "letters of an answer that are no Unicode",
                    "\uFFFD stands in their place");
            }

            string key = Key(result);
            if (!_cases.TryGetValue(key, out int at))
            {
                if (_cases.Count >= MostCases)
                {
                    throw ImportFormat.Refused(source.Name, $"more than {MostCases} cases", "import a part of it");
                }

                at = _cases[key] = _cases.Count;
                _shapes.Add(new CaseShape());
            }

            met[(arm, at)] = met.GetValueOrDefault((arm, at)) + 1;
            _shapes[at].Add(result, source.Tool);
        }

        foreach (CaseShape shape in _shapes.Where(shape => shape.Evaluators.Count > 0))
        {
            shape.Close(source.Tool);
        }

        if (_shapes.Any(shape => shape.ByVerdict))
        {
            notes.Add(source.Name, "the verdict on an answer does not follow from its parts",
                $"{source.Tool}'s own verdict decides there, and the parts are told with a weight of 0");
        }

        return met.Count == 0 ? 1 : met.Values.Max();
    }

    private (int Answers, int Failures) Second(RunWriter writer, bool common)
    {
        int answers = 0, failures = 0;
        var met = new Dictionary<(int, int), int>();
        var written = new HashSet<int>();
        foreach (ImportedResult result in source.Read(new ImportNotes()))
        {
            int arm = _arms[result.ArmKey], at = _cases[Key(result)];
            CaseShape shape = _shapes[at];
            if (written.Add(at))
            {
                string id = _ids.Add(result.Case.Id) ? result.Case.Id : $"{result.Case.Id} #{at + 1}";
                writer.Write(RunLines.Case(new RunCase(at, result.Case with
                {
                    Id = id, Threshold = shape.ByVerdict ? null : result.Case.Threshold,
                })
                {
                    Evaluators = common ? [] : shape.Evaluators,
                }));
            }

            int repeat = met.GetValueOrDefault((arm, at));
            met[(arm, at)] = repeat + 1;
            var cell = new Cell(at, arm, repeat);
            if (result.Answer is null)
            {
                failures++;
                writer.Write(RunLines.Failure(cell, result.Failure
                    ?? new CellFailure("call", "no answer", $"{source.Tool} tells no answer", 1)));
                continue;
            }

            answers++;
            writer.Write(RunLines.Answer(cell, result.Answer));
            writer.Write(RunLines.Scores(cell, shape.ScoresOf(result, source.Tool)));
        }

        return (answers, failures);
    }

    // A case is told from others by all that it asks; of a million of them only so much is kept.
    private static string Key(ImportedResult result) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(result.CaseKey)));

    // Of what was asked: two imports of the same questions and arms have the same.
    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\0', [source.Tool, .. _armsInOrder.Select(arm => $"{arm.Name}\0{arm.Model}"), .. _cases.Keys]))));
}
