namespace Pointsman.Yaml;

/// <summary>Why a file cannot be read or written, in plain words instead of those of the operating system.</summary>
internal static class FileTrouble
{
    // What Linux and macOS say as a number, and Windows in the lower half of its own.
    private const int InTheWay = 17, ReadOnly = 30, NoRoom = 28, NoRoomOnWindows = unchecked((int)0x80070070);

    /// <summary>The reason, as it stands in brackets: <c>the disk is full</c>.</summary>
    public static string Why(Exception broken) => broken switch
    {
        UnauthorizedAccessException => "no permission",
        FileNotFoundException or DirectoryNotFoundException => "there is no such folder, and none can be made there",
        PathTooLongException => "the name is too long",
        IOException when IsFull(broken) => "the disk is full",
        IOException { HResult: ReadOnly } => "the disk can only be read",
        IOException { HResult: InTheWay } => "a file or a folder of that name is in the way",
        _ => broken.Message.TrimEnd('.'),
    };

    /// <summary>What helps: room where there is none, else what the command advises.</summary>
    public static string Fix(Exception broken, string otherwise) =>
        IsFull(broken) ? "make room, or name a file on another disk" : otherwise;

    private static bool IsFull(Exception broken) =>
        broken is IOException { HResult: NoRoom or NoRoomOnWindows }
        || broken.Message.StartsWith("No space left on device", StringComparison.Ordinal);
}
