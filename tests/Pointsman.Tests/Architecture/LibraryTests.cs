using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Pointsman.Tests.Architecture;

/// <summary>The library computes; whatever it needs of the world is given to it.</summary>
public sealed class LibraryTests
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.Net", "System.Data", "System.IO.Pipes", "System.IO.MemoryMappedFiles", "Microsoft.Win32", "System.Timers"];

    private static readonly string[] ForbiddenTypes =
    [
        "System.Console", "System.Diagnostics.Process", "System.IO.File", "System.IO.FileInfo",
        "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.DriveInfo",
        "System.IO.FileSystemWatcher", "System.IO.StreamWriter", "System.Threading.Thread", "System.Threading.Timer",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_TickCount", "System.DateTime.get_Now", "System.DateTime.get_UtcNow",
        "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Random.get_Shared", "System.Guid.NewGuid",
        "System.Threading.Tasks.Task.Delay", "System.Threading.Thread.Sleep",
    ];

    [Fact]
    public void It_reaches_no_network_disk_database_or_process()
    {
        using PEReader file = Open();
        MetadataReader reader = file.GetMetadataReader();
        IEnumerable<string> reached = reader.TypeReferences.Select(handle => Name(reader, handle)).Where(name =>
            ForbiddenTypes.Contains(name) || ForbiddenNamespaces.Any(one => name.StartsWith(one + ".", StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', reached));
    }

    [Fact]
    public void It_has_no_clock_no_chance_and_no_environment()
    {
        using PEReader file = Open();
        MetadataReader reader = file.GetMetadataReader();
        IEnumerable<string> members = reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{Name(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}");
        Assert.Empty(members.Intersect(ForbiddenMembers));
    }

    [Fact]
    public void Only_the_options_of_the_chat_client_know_the_system_s_clock_as_their_default() =>
        Assert.Equal(
            ["src/Pointsman/Clients/PointsmanChatClientOptions.cs"],
            SourceText.All.Where(file => file.Path.StartsWith("src/Pointsman/", StringComparison.Ordinal)
                && file.Text.Contains("TimeProvider.System", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void The_test_sees_what_the_library_does_use()
    {
        using PEReader file = Open();
        MetadataReader reader = file.GetMetadataReader();
        Assert.Contains("System.Text.Json.JsonDocument", reader.TypeReferences.Select(handle => Name(reader, handle)));
    }

    private static PEReader Open() => new(File.OpenRead(typeof(Advisor).Assembly.Location));

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Name(reader, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
