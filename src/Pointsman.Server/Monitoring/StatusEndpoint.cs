using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pointsman.Server;

/// <summary>How the gateway is doing: <c>GET /api/status</c>.</summary>
internal static class StatusEndpoint
{
    /// <summary>The version of this program.</summary>
    public static readonly string Version = typeof(StatusEndpoint).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Adds the endpoint. It asks nobody who they are.</summary>
    public static IEndpointConventionBuilder MapStatus(this IEndpointRouteBuilder routes, GatewayParts parts) =>
        routes.MapGet("/api/status", context =>
            AdminAnswer.WriteAsync(context, StatusCodes.Status200OK, json => Write(json, parts)));

    private static void Write(Utf8JsonWriter json, GatewayParts parts)
    {
        json.WriteStartObject();
        json.WriteString("version", Version);
        json.WriteString("started", parts.Started);
        json.WriteNumber("uptimeSeconds", Math.Floor((parts.Time.GetUtcNow() - parts.Started).TotalSeconds));
        json.WriteBoolean("ready", parts.Ready);
        json.WriteNumber("inFlight", parts.Gatekeeper.InFlight);
        json.WriteNumber("streams", parts.Gatekeeper.Streams);
        Write(json, parts.Configuration);
        Write(json, parts.Ledger.Health);
        json.WriteStartArray("targets");
        long now = parts.Clock.Milliseconds;
        foreach (Upstream upstream in parts.Snapshots.Current.Upstreams
            .OrderBy(one => one.Target.Name, StringComparer.Ordinal))
        {
            Write(json, upstream, upstream.Health.Standing(now));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ConfigurationStanding configuration)
    {
        json.WriteStartObject("configuration");
        json.WriteString("source", configuration.Source);
        json.WriteString("loaded", configuration.Loaded);
        Write(json, "refused", configuration.Refused);
        json.WriteStartArray("faults");
        foreach (Fault fault in configuration.Faults)
        {
            Write(json, fault);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LedgerHealth ledger)
    {
        json.WriteStartObject("ledger");
        json.WriteBoolean("writing", ledger.IsWriting);
        Write(json, "failingSince", ledger.FailingSince);
        json.WritePropertyName("problem");
        if (ledger.Problem is { } problem)
        {
            Write(json, problem);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteNumber("waitingCalls", ledger.WaitingCalls);
        json.WriteNumber("slots", ledger.Slots);
        json.WriteNumber("freeSlots", ledger.FreeSlots);
        json.WriteNumber("refusedAttempts", ledger.RefusedAttempts);
        json.WriteNumber("attemptsWithoutSlot", ledger.AttemptsWithoutSlot);
        json.WriteNumber("droppedCalls", ledger.DroppedCalls);
        json.WriteNumber("failedCommits", ledger.FailedCommits);
        json.WriteNumber("settledAttempts", ledger.SettledAttempts);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Upstream upstream, TargetStanding standing)
    {
        RoutingTarget target = upstream.Target;
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        json.WriteString("provider", target.Provider);
        json.WriteString("model", target.Model);
        json.WriteBoolean(
            "simulated", !target.IsPerson && upstream.Link.Settings.Protocol == ProviderProtocol.Simulated);
        json.WriteString("availability", standing.Availability.ToString().ToLowerInvariant());
        json.WriteNumber("inFlight", standing.InFlight);
        json.WriteNumber("firstPartMs", Math.Round(standing.LatencyMilliseconds, 1));
        json.WriteBoolean("priceKnown", target.Price is not null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fault fault)
    {
        json.WriteStartObject();
        json.WriteString("where", fault.Where);
        json.WriteString("found", fault.Found);
        json.WriteString("fix", fault.Fix);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(key, known);
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
