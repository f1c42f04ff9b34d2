using System.Globalization;

namespace Pointsman.Faults;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLineArguments
{
    public const int DefaultPort = 9000;

    public int Port { get; init; } = DefaultPort;
    public bool WantsHelp { get; init; }

    /// <summary>What is wrong with it.</summary>
    public string? Fault { get; init; }

    public static CommandLineArguments Read(string[] args)
    {
        var read = new CommandLineArguments();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    return read with { WantsHelp = true };
                case "--port":
                    string value = i + 1 < args.Length ? args[++i] : "nothing";
                    if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
                    {
                        return read with { Fault = $"--port: found {value}; allowed are 0 (a free port) to 65535" };
                    }

                    read = read with { Port = port };
                    break;
                default:
                    return read with { Fault = $"{args[i]}: this option is unknown; write --port N or --help" };
            }
        }

        return read;
    }
}
