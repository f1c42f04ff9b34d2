using System.Reflection;

namespace Pointsman.Clients.Tests;

/// <summary>The versions of the libraries that this was built with.</summary>
internal static class LibraryVersions
{
    public static string Of(Type type)
    {
        var told = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        return told.InformationalVersion.Split('+')[0];
    }
}
