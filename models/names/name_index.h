#pragma once
#include "names/similarity.h"
#include <QMultiHash>
#include <vector>
namespace dossier::names {
struct Candidate { std::size_t id; Similarity similarity; };
class NameIndex { public:
  void add(std::size_t id, const PersonFacts &f) { m_f.push_back({id, f}); for (const QString &n : f.names) m_by.insert(stubWords(n).join(u' '), m_f.size() - 1); }
  QList<Candidate> candidates(const PersonFacts &f) const { QList<Candidate> out; for (const QString &n : f.names) for (std::size_t i : m_by.values(stubWords(n).join(u' '))) out.append({m_f[i].first, compare(f, m_f[i].second)}); return out; }
 private: std::vector<std::pair<std::size_t, PersonFacts>> m_f; QMultiHash<QString, std::size_t> m_by; };
}
