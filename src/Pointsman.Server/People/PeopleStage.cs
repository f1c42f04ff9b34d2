using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// One of a strategy's calls that a person answers. To the ledger it is an attempt like any other; it ends when the
/// answer is there, or when the client has waited as long as the queue says.
/// </summary>
internal sealed class PeopleStage(CaseDesk desk, AttemptGate gate, TimeProvider time)
{
    /// <summary>The header by which a client says <c>poll</c>: it does not wait, and asks later.</summary>
    public const string Header = "x-pointsman-human";

    // Before the time of the whole request is up the client is told where to ask.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(1);

    private static readonly Usage OneAnswer = new() { Requests = 1 };

    /// <summary>Asks the person that the call's plan names; null when the answer is there.</summary>
    public async Task<CallFailure?> AskAsync(Call call, PartAnswer part)
    {
        RoutingTarget target = call.Decision!.Plan[0];
        PersonCase asked = Case(call, part, target.Model);
        if (gate.Begin(call, call.Snapshot.UpstreamOf(target)) is not { } attempt)
        {
            return new CallFailure(FailureKind.Upstream, "the ledger takes no more attempts of this request");
        }

        attempt.Sent = time.GetTimestamp();
        attempt.Outcome = AttemptOutcome.Fault;
        (attempt.Usage, attempt.Quality, attempt.Cost) = (OneAnswer, UsageQuality.Exact, Usd.Zero);
        try
        {
            return await AskAsync(call, part, attempt, asked);
        }
        catch (OperationCanceledException)
        {
            attempt.Outcome = AttemptOutcome.ClientLeft;
            throw;
        }
        finally
        {
            gate.End(call, attempt);
            if (attempt.Outcome == AttemptOutcome.Ok)
            {
                // The attempt is in the ledger's slots with its cost, and outlives this process.
                desk.MarkBooked(asked.Id);
            }
        }
    }

    private async Task<CallFailure?> AskAsync(Call call, PartAnswer part, Attempt attempt, PersonCase asked)
    {
        PersonCase? found;
        try
        {
            TimeSpan wait = Wait(call, asked.Queue);
            found = await desk.AskAsync(asked, wait, () => call.NoteCase(asked.Id), call.ClientGone);
        }
        catch (SqliteException failure)
        {
            return Failed(attempt, 503, $"the case cannot be stored (SQLite says {failure.SqliteErrorCode}); "
                + "see to the disk of the gateway");
        }

        switch (found?.State)
        {
            case null:
                return Failed(attempt, 429, $"the queue '{asked.Queue}' has as many open cases as it may; try again "
                    + $"later, or raise people.queues.{asked.Queue}.most");
            case CaseState.Withdrawn:
                return Failed(attempt, 503, $"{asked.Id} was withdrawn without an answer");
            case CaseState.Answered:
                attempt.Outcome = AttemptOutcome.Ok;
                attempt.Cost = found.Cost;
                attempt.FirstCame = attempt.Ended = time.GetTimestamp();
                part.Answer(attempt, Response(found));
                return null;
            default:
                attempt.Outcome = AttemptOutcome.Waiting;
                return new CallFailure(FailureKind.Waiting, $"{found.Id} waits for a person") { Detail = found };
        }
    }

    private PersonCase Case(Call call, PartAnswer part, string queue)
    {
        PersonQueueSettings settings = desk.Settings(queue);
        DateTimeOffset now = time.GetUtcNow();
        (IReadOnlyList<CaseMessage> messages, bool cut) = CaseTexts.Of(part.Ask.Messages);
        object? earlier = null;
        _ = part.Ask.Options.AdditionalProperties?.TryGetValue(EarlierAnswer.Key, out earlier);
        return new PersonCase
        {
            Id = CaseDesk.NewId(),
            Queue = queue,
            Route = call.Route!.Route.Name,
            Place = part.Place,
            KeyId = call.Key.Id,
            Tags = call.Record.Tags,
            Call = call.Record.Id.ToString(),
            Came = now,
            Expires = now + TimeSpan.FromDays(settings.OpenDays),
            Kept = TimeSpan.FromDays(settings.RetentionDays),
            Messages = messages,
            Cut = cut,
            Earlier = earlier as IReadOnlyList<EarlierAnswer> ?? [],
        };
    }

    private TimeSpan Wait(Call call, string queue)
    {
        IHeaderDictionary headers = call.Http.Request.Headers;
        if (headers[Header].ToString().Trim().Equals("poll", StringComparison.OrdinalIgnoreCase))
        {
            return TimeSpan.Zero;
        }

        TimeSpan total = call.Snapshot.Settings.Timeouts.With(call.Route!.Settings.Timeouts).Total;
        TimeSpan left = total - time.GetElapsedTime(call.Started);
        TimeSpan margin = left / 10 < LongestMargin ? left / 10 : LongestMargin;
        TimeSpan wait = desk.Settings(queue).Wait;
        return wait < left - margin ? wait : left - margin;
    }

    private ChatResponse Response(PersonCase answered) => new(new ChatMessage(ChatRole.Assistant, answered.Answer))
    {
        ResponseId = answered.Id,
        ModelId = PersonQueue.TargetOf(answered.Queue),
        CreatedAt = time.GetUtcNow(),
        FinishReason = ChatFinishReason.Stop,
    };

    private static CallFailure Failed(Attempt attempt, int status, string message)
    {
        attempt.Outcome = AttemptOutcome.Status;
        attempt.Status = status;
        var error = new WireError(503, ErrorCode.Overloaded, message);
        return new CallFailure(FailureKind.Upstream, message) { Detail = new Refused(error) };
    }
}
