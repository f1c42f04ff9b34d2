using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Server;

/// <summary>Reads the text of a configuration into settings, and lists everything that is wrong with it.</summary>
public static partial class ConfigurationReader
{
    /// <summary>What the file is called by default.</summary>
    public const string FileName = "pointsman.yaml";

    /// <summary>The settings; null with faults when anything is wrong.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="file">The file's name, for the faults.</param>
    /// <param name="environment">The environment, by name.</param>
    /// <param name="faults">The list that faults go to, each with line and key.</param>
    public static GatewaySettings? Read(
        string text, string file, Func<string, string?> environment, List<Fault> faults) =>
        Read(text, file, environment, new NamedFiles(file), faults);

    /// <summary>The same, with the files that it names as they are read.</summary>
    internal static GatewaySettings? Read(
        string text, string file, Func<string, string?> environment, NamedFiles files, List<Fault> faults)
    {
        List<Fault> found = [];
        YamlText? yaml = YamlText.Parse(text, file, found);
        if (yaml is null)
        {
            faults.AddRange(found.Select(Masked));
            return null;
        }

        if (yaml.Root is not JsonObject)
        {
            // A file that an editor has just emptied must not switch everything off.
            string what = yaml.Root switch { null => "nothing", JsonArray => "a list", _ => "a single value" };
            faults.Add(new Fault(file, $"found {what}", "write providers and routes, or take the file away"));
            return null;
        }

        var texts = new EnvironmentTexts(environment, yaml.Place);
        Document root = yaml.Open(texts.Fill(yaml.Root), found);
        GatewaySettings settings = new SchemaFiles(root, files).Fill(RootSection.Keys.Read(root, new()));
        Check(root, settings);
        new TargetCheck(root, settings).Run();
        new LocalCheck(root, settings).Run();

        // A value that the environment lacks is spoken of once.
        HashSet<string> missing = [.. texts.Faults.Select(fault => fault.Where)];
        IEnumerable<Fault> all = texts.Faults.Concat(found.Where(fault => !missing.Contains(fault.Where)));
        List<Fault> shown = [.. all.Select(fault => Masked(texts.Hide(fault)))];
        faults.AddRange(shown);
        return shown.Count == 0 ? settings : null;
    }

    private static void Check(Document root, GatewaySettings settings)
    {
        CheckRetries(root, "retries", settings.Retries);
        foreach (RouteSettings route in settings.Routes.Values.Where(route => route.Retries != settings.Retries))
        {
            CheckRetries(root, $"routes.{route.Name}.retries", route.Retries);
        }

        if (settings.Cache.Bytes < settings.Cache.EntryBytes && settings.Cache.Bytes > 0)
        {
            root.FaultOf<string>("cache.bytes", $"{Quantity.BytesWords(settings.Cache.Bytes)}, less than entryBytes",
                $"write at least {Quantity.BytesWords(settings.Cache.EntryBytes)}, or 0 for no cache");
        }
    }

    private static void CheckRetries(Document root, string path, RetrySettings retries)
    {
        if (retries.Cap < retries.Base)
        {
            root.FaultOf<string>($"{path}.cap", $"{Quantity.Words(retries.Cap)}, less than base",
                $"write at least {Quantity.Words(retries.Base)}");
        }
    }

    // A key that stands where it does not belong is not shown either, and no control character reaches a terminal.
    private static Fault Masked(Fault fault) => new(
        Control().Replace(fault.Where, "?"),
        Control().Replace(KeyLike().Replace(fault.Found, Secret.Shown), "?"),
        Control().Replace(fault.Fix, "?"));

    [GeneratedRegex(@"\p{Cc}", RegexOptions.CultureInvariant)]
    private static partial Regex Control();

    [GeneratedRegex("(?:sk|pk|rk|gsk|xai|csk|fw|hf|key|AIza|eyJ)[-_A-Za-z0-9.]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLike();
}
