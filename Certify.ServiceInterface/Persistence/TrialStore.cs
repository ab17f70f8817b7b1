namespace Certify.ServiceInterface.Persistence;

/// <summary>What was certified without anybody being asked.</summary>
public sealed class TrialStore
{
    private const string Sandbox = "sandbox";

    /// <summary>Certifications in force whose deciding attempt was answered by the sandbox and by no reviewer.</summary>
    public Task<IReadOnlyList<long>> CertifiedBySandbox(Unit unit, string machine, int most) =>
        unit.Many<long>(
            """
            SELECT DISTINCT c.id FROM vendor_calls v
            JOIN attempts a ON a.id = v.attempt_id
            JOIN certifications c ON c.id = a.certification_id AND c.attempt_id = a.id
            WHERE v.provider = @Sandbox AND v.result <> 'fault' AND a.decided_by = @machine AND c.state IN ('PASS', 'EXPIRING')
            ORDER BY c.id LIMIT @most
            """,
            new { Sandbox, machine, most });
}
