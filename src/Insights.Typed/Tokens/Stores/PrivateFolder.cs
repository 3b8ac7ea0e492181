namespace Insights.Typed.Tokens.Stores;

/// <summary>A folder that only its user may read.</summary>
internal static class PrivateFolder
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates it where it does not exist; one that exists keeps its permissions.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FileMode | UnixFileMode.UserExecute);
        }
    }
}
