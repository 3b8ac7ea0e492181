namespace Insights.Typed.Tokens.Stores;

/// <summary>A folder that only its user can read.</summary>
internal static class PrivateFolder
{
    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the folder if it does not exist; an existing folder keeps its permissions.</summary>
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
