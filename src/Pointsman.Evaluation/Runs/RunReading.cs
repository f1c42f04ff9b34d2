using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Puts a run together, line by line.</summary>
internal sealed class RunReading(string path)
{
    private readonly SortedDictionary<int, RunCase> _cases = [];
    private readonly Dictionary<Cell, CellResult> _results = [];
    private readonly HashSet<Cell> _began = [];
    private readonly Dictionary<Cell, PairResult> _pairs = [];
    private RunHeader? _header;
    private RunEnd? _end;
    private int _askedAgain;
    private Usd _aside;

    /// <summary>The line that is read, from 1.</summary>
    public int Line { get; private set; }

    public void Take(ReadOnlyMemory<byte> line)
    {
        Line++;
        if (line.Span.Trim((byte)' ').IsEmpty)
        {
            return;
        }

        using var json = JsonDocument.Parse(line);
        JsonProperty only = json.RootElement.EnumerateObject().First();
        if (_header is null && only.Name != "run")
        {
            throw new FormatException("a run begins with {\"run\":…}");
        }

        switch (only.Name)
        {
            case "run":
                _header = RunHeaderJson.Read(only.Value);
                break;
            case "case":
                RunCase one = RunCaseJson.Read(only.Value);
                _cases[one.Index] = one;
                break;
            case "began":
                Began(Place(only.Value));
                break;
            case "answer":
                Set(Place(only.Value), new CellResult { Answer = AnswerJson.Read(only.Value) });
                break;
            case "failure":
                Set(Place(only.Value), new CellResult { Failure = Failure(only.Value) });
                break;
            case "scores":
                Scored(Place(only.Value), only.Value.GetProperty("of"));
                break;
            case "pair":
                PairResult pair = PairLines.Read(only.Value);
                _pairs[pair.Cell] = pair;
                break;
            case "aside":
                _aside += only.Value.TryGetProperty("usd", out JsonElement usd) ? new Usd(usd.GetDecimal()) : Usd.Zero;
                break;
            case "end":
                _end = new RunEnd(
                    only.Value.GetProperty("finished").GetDateTimeOffset(), RunHeaderJson.Text(only.Value, "stopped"));
                break;
            default:
                // A later version may say more; what is not known is passed over.
                break;
        }
    }

    public Run End() => _header is null
        ? throw new FormatException("the file is empty")
        : new Run(_header, [.. _cases.Values], _results, _end) 
        {
            AskedAgain = _askedAgain,
            JudgeCost = _aside,
            Pairs = [.. _pairs.Values.OrderBy(pair => pair.Cell.Case).ThenBy(pair => pair.Cell.Arm)
                .ThenBy(pair => pair.Cell.Repeat)],
        };

    private void Began(Cell cell)
    {
        // Begun twice: the first time was cut off, and nobody knows whether it was paid.
        if (!_began.Add(cell) && !_results.ContainsKey(cell))
        {
            _askedAgain++;
        }

        _end = null;
    }

    private void Set(Cell cell, CellResult result)
    {
        if (cell.Arm >= _header!.Arms.Count || !_cases.ContainsKey(cell.Case))
        {
            throw new FormatException($"in {path}, a result of case {cell.Case} and arm {cell.Arm}, which are not there");
        }

        _results[cell] = result;
    }

    private void Scored(Cell cell, JsonElement list)
    {
        if (!_results.TryGetValue(cell, out CellResult? result) || result.Answer is null)
        {
            throw new FormatException("scores without an answer");
        }

        EvaluatorScore[] scores = [.. list.EnumerateArray().Select(Score)];
        RunCase one = _cases[cell.Case];
        double[] weights = [.. _header!.Evaluators.Concat(one.Evaluators).Select(evaluator => evaluator.Weight)];
        if (weights.Length != scores.Length)
        {
            throw new FormatException($"{scores.Length} scores of {weights.Length} evaluators");
        }

        _results[cell] = result with { Scores = scores, Grade = Grade.Of(weights, scores, one.Case.Threshold) };
    }

    private static EvaluatorScore Score(JsonElement json) => json.TryGetProperty("error", out JsonElement error)
        ? EvaluatorScore.Failed(error.GetString()!)
        : EvaluatorScore.Of(
            json.GetProperty("value").GetDouble(), json.GetProperty("passed").GetBoolean(),
            RunHeaderJson.Text(json, "reason")) with { Votes = Votes(json) };

    private static double[]? Votes(JsonElement json) => json.TryGetProperty("votes", out JsonElement votes)
        ? [.. votes.EnumerateArray().Select(vote => vote.GetDouble())]
        : null;

    private static CellFailure Failure(JsonElement json) => new(
        json.GetProperty("stage").GetString()!, json.GetProperty("kind").GetString()!,
        json.GetProperty("message").GetString()!, json.GetProperty("attempts").GetInt32());

    private static Cell Place(JsonElement json) => new(
        json.GetProperty("c").GetInt32(), json.GetProperty("a").GetInt32(), json.GetProperty("r").GetInt32());
}
