namespace NightlyExport;

/// <summary>The result of the export: an exit code, and a line with the error that ended it.</summary>
internal sealed class ExportResult(TextWriter errors)
{
    public int ExitCode { get; private set; }

    public Task FailAsync(string message)
    {
        ExitCode = 1;
        return errors.WriteLineAsync(message);
    }

    public void Fail() => ExitCode = 1;
}
