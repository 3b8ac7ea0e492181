using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Whether the service holds data back because of the user's role. The previews tell.</summary>
internal sealed class RoleCheck() : Check(Role, Service)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var redacted = session.RedactedDatasets.Keys.Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Task.FromResult(
            redacted.Count > 0 ? Found([.. redacted.Select(dataset => new Finding(
                Problem.DataRedacted,
                $"{dataset}: The service holds data back, because the user's role hides it: empty values may not be empty.",
                "Assign the Executive Report Viewer role to the user in Partner Center (Account settings, User management).") { Dataset = dataset })])
            : session.Previews.Any(preview => preview.Failure is null) ? Passed("no data is held back")
            : Skipped("no preview returned rows"));
    }
}
