using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Puts a run together, line by line.</summary>
internal sealed class RunReading(RunReadOptions options)
{
    private readonly SortedDictionary<int, RunCase> _cases = [];
    private readonly OpenCalls _calls = new();
    private readonly NamePool _names = new();
    private CellTable? _results;
    private readonly Dictionary<Cell, PairResult> _pairs = [];
    private RunHeader? _header;
    private RunEnd? _end;
    private Usd _aside;

    private bool HasAnswers => options is { Texts: true, Answers: true };

    public void Take(string kind, JsonElement line)
    {
        _end = kind == "end" ? _end : null;
        switch (kind)
        {
            case "run":
                _header = RunHeaderJson.Read(line);
                _results = new CellTable(_header.Cases, _header.Arms.Count, _header.Repeats);
                break;
            case "case":
                RunCase one = RunCaseJson.Read(line, options.Texts, _names);
                _cases[one.Index] = one;
                break;
            case "began":
                _calls.Began(RunLine.Place(line), line);
                break;
            case "attempt":
                _calls.Failed(RunLine.Place(line), line);
                break;
            case "answer":
                _calls.Answered(RunLine.Place(line), line);
                Set(RunLine.Place(line), new CellResult { Answer = Answer(line) });
                break;
            case "failure":
                _calls.Ended(RunLine.Place(line));
                Set(RunLine.Place(line), new CellResult { Failure = RunLine.Failure(line) });
                break;
            case "scores":
                Scored(RunLine.Place(line), line.GetProperty("of"));
                break;
            case "pair":
                PairResult pair = PairLines.Read(line);
                _pairs[pair.Cell] = pair;
                break;
            case "aside":
                _calls.Answered(RunLine.Place(line), line);
                _aside += RunLine.Cost(line);
                break;
            case "end":
                _end = RunLine.End(line);
                break;
            default:
                // A later version may say more; what is not known is passed over.
                break;
        }
    }

    public Run End() => _header is null
        ? throw new RunFormatException("the file is empty")
        : new Run(_header, [.. _cases.Values], _results!, _end)
        {
            AskedAgain = _calls.AskedAgain,
            PaidTwiceAtMost = _calls.PaidTwiceAtMost,
            Doubtful = _calls.Doubtful,
            Refused = _calls.Refused,
            JudgeCost = _aside,
            HasTexts = HasAnswers,
            Pairs =
            [
                .. _pairs.Values.OrderBy(pair => pair.Cell.Case).ThenBy(pair => pair.Cell.Arm)
                    .ThenBy(pair => pair.Cell.Repeat),
            ],
        };

    // Imports used to write 0 where the other tool tells no time.
    private Answer Answer(JsonElement line)
    {
        Answer answer = AnswerJson.Read(line, HasAnswers, _names);
        return _header?.ImportedFrom is not null && answer.Latency == TimeSpan.Zero ? answer with { Latency = null }
            : answer;
    }

    private void Set(Cell cell, CellResult result)
    {
        if (!_results!.Holds(cell) || !_cases.ContainsKey(cell.Case))
        {
            throw new RunFormatException(
                $"a result of case {cell.Case}, arm {cell.Arm} and repeat {cell.Repeat}, which are not there");
        }

        _results.Set(cell, result);
    }

    private void Scored(Cell cell, JsonElement list)
    {
        if (_results![cell] is not { Answer: not null } result)
        {
            throw new RunFormatException("scores without an answer");
        }

        EvaluatorScore[] scores = [.. list.EnumerateArray().Select(json => RunLine.Score(json, HasAnswers))];
        RunCase one = _cases[cell.Case];
        double[] weights = [.. _header!.Evaluators.Concat(one.Evaluators).Select(evaluator => evaluator.Weight)];
        if (weights.Length != scores.Length)
        {
            throw new RunFormatException($"{scores.Length} scores of {weights.Length} evaluators");
        }

        Grade? grade = Grade.Of(weights, scores, one.Case.Threshold);
        _results.Set(cell, result with { Scores = scores, Grade = grade });
    }
}
