namespace Pointsman.Evaluation;

/// <summary>Finds programs on the path.</summary>
internal static class Programs
{
    /// <summary>The path of a program; null where there is none.</summary>
    public static string? Find(string name) => Paths(name).FirstOrDefault();

    /// <summary>
    /// The path of an interpreter that is a program itself. Version managers put scripts in the way that need the home
    /// folder of the user, which code of models does not get to see.
    /// </summary>
    public static string? FindBinary(string name) => Paths(name).FirstOrDefault(path => !IsScript(path));

    private static IEnumerable<string> Paths(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).Where(File.Exists);

    private static bool IsScript(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return file.ReadByte() == '#' && file.ReadByte() == '!';
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
