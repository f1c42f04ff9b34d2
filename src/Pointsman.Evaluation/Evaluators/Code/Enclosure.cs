using System.Globalization;
using System.Runtime.InteropServices;

namespace Pointsman.Evaluation;

/// <summary>A way to set code apart from this machine: words that stand before its command.</summary>
/// <param name="Words">The words; none where code is not set apart.</param>
/// <param name="AsNobody">Whether the code runs as the user nobody, to whom its folder has to belong.</param>
internal sealed record Enclosure(IReadOnlyList<string> Words, bool AsNobody)
{
    /// <summary>Code is not set apart.</summary>
    public static readonly Enclosure None = new([], false);

    // Linux bounds the processes of everybody but root, and counts those of a namespace by themselves from 5.14 on.
    // Before that it counts all that the user runs, so that a bound would stop code that starts nothing.
    private static readonly Version CountsApart = new(5, 14);

    private const int Nobody = 65_534;

    private static readonly string[] Namespaces =
        ["--user", "--map-root-user", "--pid", "--fork", "--kill-child", "--mount-proc"];

    /// <summary>
    /// The ways to try, the best first. Root becomes nobody, where that is possible, as the processes of root cannot be
    /// bounded.
    /// </summary>
    public static IEnumerable<Enclosure> Ways(bool network)
    {
        if (Programs.Find("unshare") is not { } unshare)
        {
            yield break;
        }

        string[] apart = network ? [unshare, .. Namespaces, "--"] : [unshare, .. Namespaces, "--net", "--"];
        if (Environment.IsPrivilegedProcess && Programs.Find("setpriv") is { } setpriv)
        {
            string nobody = Nobody.ToString(CultureInfo.InvariantCulture);
            yield return new Enclosure(
                [setpriv, "--reuid", nobody, "--regid", nobody, "--clear-groups", "--", .. apart], true);
        }

        yield return new Enclosure(apart, false);
    }

    /// <summary>How many processes code may have; empty where they cannot be counted.</summary>
    public string Processes(int most) => Words.Count > 0 && Environment.OSVersion.Version >= CountsApart
        ? most.ToString(CultureInfo.InvariantCulture)
        : "";

    /// <summary>Hands a folder and what is in it to whom the code runs as; false where that is not possible.</summary>
    public bool Own(DirectoryInfo folder) => !AsNobody || folder.EnumerateFileSystemInfos().Prepend(folder)
        .All(one => ChangeOwner(one.FullName, Nobody, Nobody) == 0);

    [DllImport("libc", EntryPoint = "lchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);
}
