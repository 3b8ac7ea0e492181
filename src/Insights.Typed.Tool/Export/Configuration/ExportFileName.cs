namespace Insights.Typed.Tool.Export.Configuration;

/// <summary>The name of the file that configures an export.</summary>
/// <param name="Given">The name as the command line has it, for command lines in messages.</param>
/// <param name="FullPath">The full path.</param>
internal sealed record ExportFileName(string Given, string FullPath)
{
    /// <summary>The folder, on which the paths in the file are based.</summary>
    public string Folder => Path.GetDirectoryName(FullPath)!;

    /// <summary>Gets the command line of a command of the export that uses this file.</summary>
    public string GetCommand(string command) => Given == ExportConfiguration.DefaultFileName
        ? $"insights export {command}"
        : $"insights export {command} --file {(Given.All(IsPlain) ? Given : $"\"{Given}\"")}";

    /// <summary>Whether no shell changes a character outside of quotes.</summary>
    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '-' or '/' or ':' || character == Path.DirectorySeparatorChar;
}
