namespace Pointsman.Evaluation;

/// <summary>Where files stand that the settings of an evaluator name.</summary>
/// <param name="Folder">The folder of the suite.</param>
internal sealed record EvaluatorFiles(string Folder)
{
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>Hears each text that was read, since a suite is another one when such a file is. Default: nobody.
    /// </summary>
    public Action<string>? Heard { get; init; }

    /// <summary>The text of a file beside the suite; null, with a fault, where it cannot be read.</summary>
    public string? Read(Document document, string key, string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(Folder, name));
            return !file.Exists
                ? document.FaultOf<string>(key, $"no file '{name}'", $"files are looked for in {Folder}")
                : file.Length > MostBytes
                    ? document.FaultOf<string>(key, $"{file.Length} bytes in '{name}'", "give a file of at most 4 MB")
                    : Told(File.ReadAllText(file.FullName));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return document.FaultOf<string>(key, $"'{name}', which cannot be read", "give a file that you may read");
        }
    }

    private string Told(string text)
    {
        Heard?.Invoke(text);
        return text;
    }
}
