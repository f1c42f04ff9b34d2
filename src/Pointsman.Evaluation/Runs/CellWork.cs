using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>What is done for one cell: the case is put to the arm, the answer is judged, both are written.</summary>
internal sealed class CellWork
{
    private readonly Suite _suite;
    private readonly IReadOnlyList<Arm> _arms;
    private readonly RunnerOptions _options;
    private readonly RunWriter _writer;
    private readonly Run? _before;
    private readonly ArmCaller[] _callers;
    private readonly ChatOptions[] _asks;
    private readonly HashSet<int> _written;
    private readonly Lock _gate = new();

    public CellWork(
        Suite suite, IReadOnlyList<Arm> arms, RunnerOptions options, RunWriter writer, Run? before)
    {
        _suite = suite;
        _arms = arms;
        _options = options;
        _writer = writer;
        _before = before;
        _callers = [.. arms.Select(arm => new ArmCaller(options.Clients(arm), options.Prices(arm), options.Time))];
        _asks = [.. arms.Select(arm => ArmAsk.Options(arm.Options))];
        _written = [.. before?.Cases.Select(one => one.Index) ?? []];
    }

    /// <summary>Whether nothing is left to do for a cell.</summary>
    public bool IsDone(Cell cell) => _before?[cell] is { } result && (result.Failure is not null || result.Scores is not null);

    public async Task DoAsync(Cell cell, CaseRow row, CancellationToken cancel)
    {
        WriteCase(cell.Case, row);
        if (row.Case is not { } one)
        {
            _writer.Write(RunLines.Failure(cell, new CellFailure("case", "bad row", row.Fault!.ToString())));
            return;
        }

        Arm arm = _arms[cell.Arm];
        if (ArmAsk.Messages(arm, one, out string? missing) is not { } messages)
        {
            _writer.Write(RunLines.Failure(cell, new CellFailure(
                "prompt", "missing value", $"{row.Place}: the case has no value for {{{{{missing}}}}}")));
            return;
        }

        Answer? answer = _before?[cell]?.Answer ?? await AnswerAsync(cell, messages, cancel).ConfigureAwait(false);
        if (answer is null)
        {
            return;
        }

        var evaluated = new Evaluated { Case = one, Answer = answer, Messages = messages, Model = arm.Model };
        var scores = new List<EvaluatorScore>();
        foreach (EvaluatorUse use in _suite.Evaluators.Concat(one.Evaluators))
        {
            scores.Add(await use.ScoreAsync(evaluated, _options.Tools, cancel).ConfigureAwait(false));
        }

        _writer.Write(RunLines.Scores(cell, scores));
    }

    private async Task<Answer?> AnswerAsync(Cell cell, IReadOnlyList<ChatMessage> messages, CancellationToken cancel)
    {
        _writer.Write(RunLines.Began(cell));
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(_suite.Timeout);
        try
        {
            Answer answer = await _callers[cell.Arm].AskAsync(messages, _asks[cell.Arm], late.Token)
                .ConfigureAwait(false);
            _writer.Write(RunLines.Answer(cell, answer));
            return answer;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken)
        {
            string kind = broken is OperationCanceledException ? "timeout" : broken.GetType().Name;
            _writer.Write(RunLines.Failure(cell, new CellFailure("call", kind, broken.Message, 1)));
            return null;
        }
    }

    private void WriteCase(int at, CaseRow row)
    {
        lock (_gate)
        {
            if (!_written.Add(at))
            {
                return;
            }

            Case one = row.Case ?? new Case { Id = row.Place };
            _writer.Write(RunLines.Case(new RunCase(at, one)
            {
                Evaluators = [.. one.Evaluators.Select(use => RunEvaluator.Of(use, _suite))],
            }));
        }
    }
}
