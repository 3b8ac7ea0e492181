namespace Insights.Typed.Tool.Tests.Running;

/// <summary>Invalid command lines.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "A command is missing: login, logout, schema, query, report, export, explore, doctor, local, mcp, completion.\nSee: insights --help\n")]
    [InlineData("query", "A command is missing: check, explain, run, verify.\nSee: insights query --help\n")]
    [InlineData("quer", "Unrecognized command or argument 'quer'. Did you mean 'query'?\nSee: insights --help\n")]
    [InlineData("schema chek", "Unrecognized command or argument 'chek'. Did you mean 'check'?\nSee: insights schema --help\n")]
    [InlineData("schema check --form x", "Unrecognized command or argument '--form'. Did you mean '--from'?\nSee: insights schema check --help\n")]
    [InlineData("report list --acces-token=planted", "Unrecognized command or argument '--acces-token=…'. Did you mean '--access-token'?\nSee: insights report list --help\n")]
    [InlineData("schema refresh --datasets MSLearn", "Unrecognized command or argument '--datasets'. Did you mean '--dataset'?\nSee: insights schema refresh --help\n")]
    [InlineData("query run --foldr x SELECT", "Unrecognized command or argument '--foldr'. Did you mean '--folder'?\nSee: insights query run --help\n")]
    [InlineData("query run --acces-token planted", "Unrecognized command or argument '--acces-token'. Did you mean '--access-token'?\nSee: insights query run --help\n")]
    [InlineData("report show --jsn", "Unrecognized command or argument '--jsn'. Did you mean '--json'?\nSee: insights report show --help\n")]
    [InlineData("report list --jsn", "Unrecognized command or argument '--jsn'. Did you mean '--json'?\nSee: insights report list --help\n")]
    [InlineData("report list extra", "Unrecognized command or argument 'extra'.\nSee: insights report list --help\n")]
    [InlineData("query run x --start 2026-02-01 --end 2026-01-01", "--end is before --start.\n")]
    [InlineData("query run x --start", "Required argument missing for option: '--start'.\nSee: insights query run --help\n")]
    [InlineData("query run x --no-check --folder", "--no-check and --folder exclude each other.\nSee: insights query run --help\n")]
    [InlineData("report download x --output", "Required argument missing for option: '--output'.\nSee: insights report download --help\n")]
    [InlineData("schema refresh --infer-types --from", "--infer-types requires the service: a saved response (--from) has no values.\nSee: insights schema refresh --help\n")]
    [InlineData("query run x --no-check --folder schemas", "--no-check and --folder exclude each other.\nSee: insights query run --help\n")]
    [InlineData("query run x --max-rejected 5", "--max-rejected requires --reject-to: rejected rows would be lost.\nSee: insights query run --help\n")]
    [InlineData("query run x --reject-to f --max-rejected few", "'few' is neither a number of rows, such as 100, nor a percentage of them, such as 0.5%.\nSee: insights query run --help\n")]
    [InlineData("query run x --reject-to f --preview", "--reject-to and --preview exclude each other: only rows of a report are rejected.\nSee: insights query run --help\n")]
    [InlineData("query run x --reject-to f --no-check", "--reject-to and --no-check exclude each other: the schema files have the types.\nSee: insights query run --help\n")]
    [InlineData("query run x --output f", "--output 'f' has no extension of a format: .parquet, .csv or .jsonl.\nSee: insights query run --help\n")]
    [InlineData("query run x --output", "Required argument missing for option: '--output'.\nSee: insights query run --help\n")]
    [InlineData("query run x --output f.csv --csv", "--output and --csv exclude each other: the extension of the file is its format.\nSee: insights query run --help\n")]
    [InlineData("query run x --output f.parquet --preview", "--output with .parquet and --preview exclude each other: only the rows of a report are written as Parquet.\nSee: insights query run --help\n")]
    [InlineData("query run x --output f.parquet --no-check", "--output with .parquet and --no-check exclude each other: the schema files have the types.\nSee: insights query run --help\n")]
    [InlineData("query run x --overwrite", "--overwrite requires --output.\nSee: insights query run --help\n")]
    [InlineData("report download x --output - --json", "--output - and --json exclude each other.\nSee: insights report download --help\n")]
    [InlineData("explore --local --device-code", "--device-code does not apply to the service on this machine, which --local starts.\nSee: insights explore --help\n")]
    [InlineData("explore --local --base-address https://x", "--base-address does not apply to the service on this machine, which --local starts.\nSee: insights explore --help\n")]
    [InlineData("local --authority-port 5001", "--authority-port requires --authority or --mfa.\nSee: insights local --help\n")]
    public async Task Errors_are_reported_with_suggestions(string line, string error)
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).AssertExit(1);

        Assert.Equal(error, run.Error);
    }

    [Theory]
    [InlineData("The report's id is empty.", "report", "show", "")]
    [InlineData("--name is empty.", "report", "list", "--name", "")]
    [InlineData("--tenant-id is empty.", "login", "--status", "--tenant-id", "")]
    [InlineData("--client-id is empty.", "doctor", "--client-id", " ")]
    [InlineData("--access-token is empty.", "report", "list", "--access-token", "")]
    public async Task Empty_arguments_are_reported(string error, params string[] arguments)
    {
        using var tool = new TestTool();

        Assert.StartsWith(error, (await tool.RunAsync(arguments)).AssertExit(1).Error, StringComparison.Ordinal);
    }

    /// <summary>The usage line and the list of arguments have one name for each.</summary>
    [Theory]
    [InlineData("<REPORT-ID>", "report", "download")]
    [InlineData("<TEXT>", "query", "run")]
    [InlineData("<MANIFEST>...", "query", "verify")]
    [InlineData("<SHELL>", "completion")]
    public async Task Help_shows_the_name_of_an_argument(string name, params string[] command)
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync([.. command, "--help"])).AssertExit(0);

        Assert.Contains($" {string.Join(' ', command)} {name} [options]", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n  {name.TrimEnd('.')}  ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_are_listed_one_per_line()
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("completion", "dosshell")).AssertExit(1);

        Assert.Contains("\n  'bash'\n", run.Error, StringComparison.Ordinal);
    }
}
