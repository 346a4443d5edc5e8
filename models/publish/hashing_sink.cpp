// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hashing_sink.h"

namespace dossier::publish {

base::Result<void> HashingSink::write(QByteArrayView bytes)
{
    m_hash.addData(bytes);
    return m_file.append(bytes);
}

} // namespace dossier::publish
