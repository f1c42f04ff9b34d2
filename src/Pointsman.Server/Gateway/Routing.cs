using System.Text;
using System.Text.Json;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>Stage 7: finds the route that a name stands for, and asks the router where the request goes.</summary>
internal sealed class Routing(GatewayClock clock, ChanceSource chance, FlexQueue queue, UpgradeStore upgrades)
{
    /// <summary>The header of a request that can wait, for protocols without a word for it.</summary>
    public const string FlexHeader = "x-pointsman-flex";

    private const int MostNameBytes = 256;

    /// <summary>Finds what the client's name stands for.</summary>
    public Refused? Find(Call call)
    {
        Span<char> letters = stackalloc char[MostNameBytes];
        scoped ReadOnlySpan<char> name;
        if (call.Protocol.Model is { } fromAddress)
        {
            name = fromAddress;
        }
        else if (call.Outline.ModelStart < 0)
        {
            return NotFound(call, "the request names no model");
        }
        else if (call.Outline.ModelLength - 2 > MostNameBytes)
        {
            return NotFound(call, "the model's name is longer than 256 bytes");
        }
        else if (call.Outline.ModelEscaped)
        {
            // Some clients write every slash with an escape.
            ReadOnlySpan<byte> text = call.Body.Span.Slice(call.Outline.ModelStart, call.Outline.ModelLength);
            name = letters[..Unescaped(text, letters)];
        }
        else
        {
            ReadOnlySpan<byte> bytes = call.Body.Span.Slice(call.Outline.ModelStart + 1, call.Outline.ModelLength - 2);
            name = letters[..Encoding.UTF8.GetChars(bytes, letters)];
        }

        call.Route = call.Snapshot.Find(name);
        if (call.Route is null)
        {
            call.Model = name.ToString();
            return NotFound(call, $"'{HeaderText.Of(call.Model)}' is no model and no route here");
        }

        call.Model = call.Route.Route.Name;
        MarkPrivate(call);
        return call.Key.Routes.Allow(call.Model) || (call.Route.IsModel && call.Key.Models.Allow(call.Model))
            ? null
            : new Refused(new WireError(403, "not_allowed",
                $"{call.Key} may not call '{call.Model}'; ask for another model, or have the key's routes widened"));
    }

    /// <summary>Asks the router; a request that can wait asks again until a target is free.</summary>
    public async ValueTask<Refused?> DecideAsync(Call call, ClientAnswer client)
    {
        Refused? refused = Decide(call);
        bool waits = refused is { RetryAfterSeconds: not null } && CanWait(call);
        refused = waits
            ? await client.WithHeartbeatAsync(queue.WaitAsync(call, refused!, () => Decide(call)), call.ClientGone)
            : refused;
        if (refused is null && call.Wish == UpgradeWish.Later && call.Decision!.IsPlain)
        {
            // One target's answer is all here; who asks for a better one is to hear that there is none.
            upgrades.Keep(call.Record.Id, call.Key.Id, null);
        }

        return refused;
    }

    /// <summary>Asks the router once.</summary>
    public Refused? Decide(Call call)
    {
        long now = clock.Milliseconds;
        Key key = call.Key;
        Func<RoutingTarget, bool>? allowed =
            key.Models.Texts.Count == 0 ? null : target => key.Models.Allow(target.Name);
        DecisionNotes? notes = Notes(call);
        call.Decision = Router.Decide(
            call.Route!.Route, call.Outline.Facts, new LiveStandings(call.Snapshot, now, notes), chance.Next(),
            allowed);
        notes?.Decision = call.Decision;
        return call.Decision.CanAnswer ? null : FinalErrors.NoTarget(call, now);
    }

    private static bool CanWait(Call call) => call.Route!.Settings.Flex.Always
        || call.Outline.Facts.Has(RequestTraits.Flexible)
        || call.Http.Request.Headers.ContainsKey(FlexHeader);

    // Half a character stands for nothing, and no name has it.
    private static int Unescaped(ReadOnlySpan<byte> text, Span<char> room)
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        try
        {
            return reader.CopyString(room);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>The facts of a request with what the route itself says of it.</summary>
    public static RequestFacts AsRouteSays(RouteSettings route, in RequestFacts facts) =>
        route.Private is { } isPrivate && isPrivate.Holds(facts.Of)
            ? facts with { Traits = facts.Traits | RequestTraits.Private }
            : facts;

    private static void MarkPrivate(Call call)
    {
        if (call.Route!.Settings.Private is not null)
        {
            call.Outline = call.Outline with { Facts = AsRouteSays(call.Route.Settings, call.Outline.Facts) };
        }
    }

    // Where the decision is to be noted; null when it is not.
    private static DecisionNotes? Notes(Call call)
    {
        GatewaySnapshot snapshot = call.Snapshot;
        if (!snapshot.Settings.Recording.Replay)
        {
            return null;
        }

        // The trait is the route's word; what the sender says is among the hints.
        RequestFacts facts = call.Outline.Facts;
        facts = facts with { Traits = facts.Traits & ~RequestTraits.Private };

        // A word of the client's own is none of the ledger's business; that there was one may have counted.
        if (facts.Hints.Task is { } task && !snapshot.TaskWords.Contains(task))
        {
            facts = facts with { Hints = facts.Hints with { Task = DecisionNotes.OtherTask } };
        }

        call.Record.Notes.Begin(facts, call.Route!.Version, snapshot.AsksWords);
        return call.Record.Notes;
    }

    private static Refused NotFound(Call call, string found)
    {
        IEnumerable<string> known = call.Snapshot.Routes.Keys;
        string near = Spelling.Hint(call.Model, known.ToList(), "GET /v1/models lists what there is");
        return new Refused(new WireError(404, "model_not_found",
            $"{found}; name a route, a model of the configuration, or provider/model; {near}") { Field = "model" });
    }
}
