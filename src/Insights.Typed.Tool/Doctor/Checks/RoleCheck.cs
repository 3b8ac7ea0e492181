using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks, by the previews, whether the service redacts data because of the user's role.</summary>
internal sealed class RoleCheck() : Check(Role, Service)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var redacted = session.RedactedDatasets.Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Task.FromResult(
            redacted.Count > 0 ? Found([.. redacted.Select(dataset => new Finding(
                Problem.DataRedacted,
                $"{dataset}: The service redacts data that the user's role hides: values that are shown as empty may exist.",
                "Assign the Executive Report Viewer role to the user in Partner Center (Account settings, User management).") { Dataset = dataset })])
            : session.Previews.Any(preview => preview.Failure is null) ? Passed("no data is redacted")
            : Skipped("no preview returned rows"));
    }
}
