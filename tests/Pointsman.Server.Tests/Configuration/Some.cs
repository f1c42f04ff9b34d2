using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Server.Tests.Configuration;

/// <summary>Reads configurations as they stand in tests.</summary>
internal static class Some
{
    /// <summary>The settings of a text that is right.</summary>
    public static GatewaySettings Settings(string yaml, params (string Name, string Value)[] environment)
    {
        List<Fault> faults = [];
        GatewaySettings? settings = ConfigurationReader.Read(yaml, "f", Environment(environment), faults);
        Assert.Equal("", string.Join('\n', faults));
        return settings!;
    }

    /// <summary>The faults of a text that is wrong, as people see them.</summary>
    public static IReadOnlyList<string> Faults(string yaml, params (string Name, string Value)[] environment)
    {
        List<Fault> faults = [];
        Assert.Null(ConfigurationReader.Read(yaml, "f", Environment(environment), faults));
        return [.. faults.Select(fault => fault.ToString())];
    }

    /// <summary>A configuration in which every key stands.</summary>
    public static JsonNode EveryKey() =>
        YamlText.Parse(File.ReadAllText(Path.Combine(Folder(), "Describing", "every-key.yaml")), "f", [])!.Root!;

    /// <summary>An environment with these variables and no others.</summary>
    public static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(one => one.Name == name).Value;

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
