using System.Text;
using System.Text.Json;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>A better answer as clients get it.</summary>
internal static class UpgradeJson
{
    /// <summary>The name of its event in a stream.</summary>
    public const string Event = "pointsman.upgrade";

    public static void Write(Utf8JsonWriter json, KeptUpgrade kept)
    {
        json.WriteStartObject();
        json.WriteString("state", !kept.IsThere ? "waiting" : kept.Upgrade is null ? "none" : "better");
        if (kept.Upgrade is { } upgrade)
        {
            json.WriteString("model", upgrade.From?.Name);
            json.WriteString("reason", upgrade.Reason);
            json.WriteString("text", upgrade.Whole.Text);
        }

        json.WriteEndObject();
    }

    /// <summary>Adds the event that hands it over.</summary>
    public static void AddEvent(StrategyUpgrade upgrade, PooledBytes output)
    {
        using var room = new MemoryStream();
        using (var json = new Utf8JsonWriter(room))
        {
            Write(json, new KeptUpgrade(0, IsThere: true, upgrade));
        }

        output.Add(Encoding.UTF8.GetBytes($"event: {Event}\ndata: "));
        output.Add(room.GetBuffer().AsSpan(0, (int)room.Length));
        output.Add("\n\n"u8);
    }
}
