using System.Collections;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>What is done for one cell: the case is put to the arm, the answer is judged, both are written.</summary>
internal sealed class CellWork : IDisposable
{
    private readonly RunParts _parts;
    private readonly RunWriter _writer;
    private readonly CallAttempts _attempts;
    private readonly JudgeCalls _judges;
    private readonly RunBefore? _before;
    private readonly CancellationToken _ending;
    private readonly SemaphoreSlim _judging;
    private readonly BitArray _written;
    private readonly Lock _gate = new();

    public CellWork(
        RunParts parts, RunWriter writer, CallAttempts attempts, JudgeCalls judges, RunBefore? before,
        CancellationToken ending)
    {
        _parts = parts;
        _writer = writer;
        _attempts = attempts;
        _judges = judges;
        _before = before;
        _ending = ending;
        _judging = new SemaphoreSlim(parts.Suite.Concurrency);
        _written = new BitArray(parts.Outline.Cases);
        for (int at = 0; before is not null && at < _written.Count; at++)
        {
            _written[at] = before.HasCase(at);
        }
    }

    /// <summary>Whether nothing is left to do for a cell.</summary>
    public bool IsDone(Cell cell) => _before?.IsDone(cell) == true;

    /// <summary>Does what is left to do; what became of it, or null where the run ended before it was done.</summary>
    public async Task<CellDone?> DoAsync(Cell cell, CaseRow row)
    {
        WriteCase(cell.Case, row);
        if (row.Case is not { } one)
        {
            return Failed(cell, new CellFailure("case", "bad row", row.Fault!.ToString()));
        }

        Arm arm = _parts.Arms[cell.Arm].Arm;
        if (ArmAsk.Messages(arm, one, out string? missing) is not { } messages)
        {
            return Failed(cell, new CellFailure(
                "prompt", "missing value", $"{row.Place}: the case has no value for {{{{{missing}}}}}"));
        }

        Answer? answer = _before?.Answer(cell) ?? Remembered(cell, messages);
        if (answer is null)
        {
            CallResult<Answer> result = await AskAsync(cell, messages).ConfigureAwait(false);
            if (result.Fault is { } fault)
            {
                return Failed(cell, new CellFailure(CallFault.Stage, fault.Kind, fault.Message, result.Attempts));
            }

            answer = result.Value is { } answered ? answered with { Attempts = result.Attempts } : null;
        }

        if (answer is null)
        {
            return null;
        }

        var evaluated = new Evaluated { Case = one, Answer = answer, Messages = messages, Model = arm.Model };
        return await JudgeAsync(cell, evaluated).ConfigureAwait(false)
            ? new CellDone(IsFailure: false, answer.Cached)
            : null;
    }

    /// <inheritdoc />
    public void Dispose() => _judging.Dispose();

    private Task<CallResult<Answer>> AskAsync(Cell cell, IReadOnlyList<ChatMessage> messages)
    {
        ArmParts arm = _parts.Arms[cell.Arm];
        return _attempts.AskAsync(new CallPlan<Answer>(
            arm.Lane, () => arm.Bound.Of(messages, arm.Options), new CallJournal(_writer, cell),
            async late =>
            {
                Answer once = await arm.Caller.AskAsync(messages, arm.Options, late).ConfigureAwait(false);
                arm.Bound.Saw(once.Usage);
                return new CallOnce<Answer>(once, once.Cost ?? arm.Bound.Cost(null));
            },
            (once, attempt) =>
            {
                Answer answer = once.Value with { Attempts = attempt };
                _writer.Write(RunLines.Answer(cell, answer));
                arm.Memory?.Keep(Key(cell, messages), answer);
            }));
    }

    private Answer? Remembered(Cell cell, IReadOnlyList<ChatMessage> messages)
    {
        Answer? answer = _parts.Arms[cell.Arm].Memory?.Find(Key(cell, messages));
        if (answer is not null)
        {
            _writer.WriteLater(RunLines.Answer(cell, answer));
        }

        return answer;
    }

    private UInt128 Key(Cell cell, IReadOnlyList<ChatMessage> messages)
    {
        ArmParts arm = _parts.Arms[cell.Arm];
        return AnswerKey.Of(arm.Lane.Name, arm.Arm.Model, messages, arm.Options, cell.Repeat);
    }

    private async Task<bool> JudgeAsync(Cell cell, Evaluated evaluated)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_ending);
        try
        {
            await _judging.WaitAsync(ended.Token).ConfigureAwait(false);
            try
            {
                EvaluatorTools tools = _judges.Tools(new CellAsides(cell, _before?.Asides(cell), ended));
                var scores = new List<EvaluatorScore>();
                foreach (EvaluatorUse use in _parts.Suite.Evaluators.Concat(evaluated.Case.Evaluators))
                {
                    scores.Add(await use.ScoreAsync(evaluated, tools, ended.Token).ConfigureAwait(false));
                    ended.Token.ThrowIfCancellationRequested();
                }

                // What is lost of scores is scored again for nothing: calls that were paid stand in the file.
                _writer.WriteLater(RunLines.Scores(cell, scores));
                return true;
            }
            finally
            {
                _judging.Release();
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return false;
        }
    }

    private CellDone Failed(Cell cell, CellFailure failure)
    {
        _writer.Write(RunLines.Failure(cell, failure));
        return new CellDone(IsFailure: true, IsRemembered: false);
    }

    private void WriteCase(int at, CaseRow row)
    {
        lock (_gate)
        {
            if (_written[at])
            {
                return;
            }

            _written[at] = true;
            Case one = row.Case ?? new Case { Id = row.Place };
            _writer.WriteLater(RunLines.Case(new RunCase(at, one)
            {
                Evaluators = [.. one.Evaluators.Select(use => RunEvaluator.Of(use, _parts.Suite))],
            }));
        }
    }
}
