using System.CommandLine;

namespace Insights.Typed.Tool.Output;

/// <summary>A file to which a command writes its results. It is written under a temporary name, so an interrupted command leaves no incomplete file.</summary>
internal sealed class OutputFile
{
    private readonly ToolContext context;
    private readonly bool canOverwrite;

    private OutputFile(ToolContext context, string path, bool canOverwrite)
    {
        this.context = context;
        this.canOverwrite = canOverwrite;
        FullPath = path;
    }

    /// <summary>The path of the file.</summary>
    public string FullPath { get; }

    /// <summary>The path for messages.</summary>
    public string DisplayPath => context.GetDisplayPath(FullPath);

    /// <summary>Creates the option that allows an existing file to be replaced.</summary>
    public static Option<bool> CreateOverwriteOption() => new("--overwrite") { Description = "Replace an existing file." };

    /// <summary>Creates the file's description, before the work that results in its content.</summary>
    /// <exception cref="ToolException">The file exists and must not be replaced.</exception>
    public static OutputFile Create(ToolContext context, string path, bool canOverwrite) => !File.Exists(path) || canOverwrite
        ? new OutputFile(context, path, canOverwrite)
        : throw new ToolException($"{context.GetDisplayPath(path)} already exists. Use --overwrite to replace it, or --output to write another file.");

    /// <summary>Writes the content, and gives the file its name. An error of another file, such as that of rejected rows, is passed on unchanged.</summary>
    /// <exception cref="ToolException">The file cannot be written.</exception>
    public async Task<T> WriteAsync<T>(Func<Stream, Task<T>> write)
    {
        var temporaryPath = $"{FullPath}.{Guid.NewGuid():N}.part";
        var isWriting = false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
            T result;
            var file = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                isWriting = true;
                result = await write(file).ConfigureAwait(false);
            }

            isWriting = false;

            File.Move(temporaryPath, FullPath, canOverwrite);
            return result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && (!isWriting || exception.Message.Contains(temporaryPath, StringComparison.Ordinal)))
        {
            throw new ToolException($"{DisplayPath} cannot be written: {exception.Message.Replace(temporaryPath, FullPath, StringComparison.Ordinal)}", exception);
        }
        finally
        {
            // If the folder does not exist, deleting a file in it throws another exception.
            if (File.Exists(temporaryPath))
            {
                File.Delete(temporaryPath);
            }
        }
    }
}
