using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary>The settings that the gateway starts with.</summary>
internal static class ServeSettings
{
    public static GatewaySettings Load(string? file, int? port)
    {
        string? path = file ?? (File.Exists(ConfigurationReader.FileName) ? ConfigurationReader.FileName : null);
        GatewaySettings settings = path is null ? new GatewaySettings() : Read(path);
        return port is { } chosen ? settings with { Listen = settings.Listen with { Port = chosen } } : settings;
    }

    private static GatewaySettings Read(string path)
    {
        var faults = new List<Fault>();
        GatewaySettings? settings = ConfigurationReader.Read(
            File.ReadAllText(path), path, Environment.GetEnvironmentVariable, faults);
        FaultsException.ThrowIfAny(faults);
        return settings!;
    }
}
