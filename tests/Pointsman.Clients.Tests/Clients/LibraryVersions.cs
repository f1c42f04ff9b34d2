using System.Reflection;

namespace Pointsman.Clients.Tests;

/// <summary>The versions of the libraries that this was built with.</summary>
internal static class LibraryVersions
{
    public static string Of(Type type)
    {
        string version = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return version.Split('+')[0];
    }
}
