using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the schema files can be used. Sends no request.</summary>
internal sealed class SchemaFilesCheck() : Check(SchemaFiles)
{
    public override async Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        SchemaFolder folder;
        try
        {
            folder = await SchemaFolder.ReadAsync(session.FolderPath, session.Context, session.IncludesShipped, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException exception)
        {
            return Found(new Finding(
                Problem.InvalidSchemaFile, exception.Message, $"Correct the file at the position in the message, or delete it and run {FixCommands.Refresh}."));
        }

        session.HasProjectFiles = folder.Documents.Count > 0 || !session.IncludesShipped;
        session.Folder = session.HasProjectFiles ? folder : SchemaFolder.ReadShipped(session.Context.Program) with { Overlays = folder.Overlays, OverlaidParts = folder.OverlaidParts };
        List<Finding> findings = [.. session.Folder.Documents.Concat(session.Folder.Overlays).SelectMany(document => document.File.Problems).Concat(folder.OverlayProblems).Select(CreateFinding)];
        return Found(
            session.HasProjectFiles
                ? $"{EnglishText.Count(folder.Documents.Count, "file")} in {session.Context.GetDisplayPath(session.FolderPath)}"
                : $"no file in {session.Context.GetDisplayPath(session.FolderPath)}, so the package's files are used",
            findings);
    }

    private static Finding CreateFinding(SchemaProblem problem) => new(
        Problem.DoubtfulSchemaFile, SchemaProblemText.Format(problem), $"Correct the file at that position. To update the service's part, run {FixCommands.Refresh}.");
}
